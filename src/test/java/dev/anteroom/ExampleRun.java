package dev.anteroom;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * One page's examples, run in order against the service and compared with what the page says. An id, a time and a secret
 * are others each time: an id must only be the same wherever the page has the same one. The page's site {@code notes} and
 * its moderator Ana have names of their own in each run.
 */
final class ExampleRun {

    private static final Pattern SITE = Pattern.compile("(?<=[/\"=])notes(?=[/\"?&]|$)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("\"\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z\"");
    private static final Pattern SECRET = Pattern.compile("\"(receipt|token)\":\"([^\"]+)\"");

    private final String site;
    private final Map<String, String> ids = new HashMap<>();
    private String receipt;

    ExampleRun(String site) {
        this.site = site;
    }

    void run(Example example) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request(example), BodyHandlers.ofString());
        String body = answer.body().replace("Ana " + site, "Ana").replace(site, "notes");
        Matcher secret = SECRET.matcher(body);
        if (secret.find() && secret.group(1).equals("receipt")) {
            receipt = secret.group(2);
        }
        assertSame(example, plain(body));
        boolean refusal = example.answer().contains("\"code\":\"");
        assertThat(answer.statusCode() >= 400).as(example.where()).isEqualTo(refusal);
    }

    private HttpRequest request(Example example) {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        String method = null;
        String data = null;
        Iterator<String> words = example.words().iterator();
        words.next();
        while (words.hasNext()) {
            String word = words.next();
            switch (word) {
                case "-s" -> {}
                case "-X" -> method = words.next();
                case "-d" -> data = here(words.next());
                case "-H" -> {
                    String[] header = here(words.next()).split(": ", 2);
                    request.header(header[0], header[1]);
                }
                default ->
                    request.uri(URI.create("http://"
                            + here(word).replaceFirst("^localhost:8080/", "localhost:" + RestAssured.port + "/")));
            }
        }
        String verb = method != null ? method : data != null ? "POST" : "GET";
        return request.method(verb, data == null ? BodyPublishers.noBody() : BodyPublishers.ofString(data))
                .build();
    }

    /** What the page writes, with this run's names. */
    private String here(String text) {
        String mine = SITE.matcher(text)
                .replaceAll(site)
                .replace("\"Ana", "\"Ana " + site)
                .replace("$TOKEN", ConfigProvider.getConfig().getValue("anteroom.admin-token", String.class))
                .replace("$RECEIPT", String.valueOf(receipt));
        return ID.matcher(mine).replaceAll(id -> ids.getOrDefault(id.group(), id.group()));
    }

    private static String plain(String body) {
        return SECRET.matcher(TIME.matcher(body).replaceAll("\"<time>\"")).replaceAll("\"$1\":\"<secret>\"");
    }

    private void assertSame(Example example, String actual) {
        List<String> news = new ArrayList<>();
        Matcher matcher = pattern(plain(example.answer()), news).matcher(actual);
        assertThat(matcher.matches())
                .as("%s%n says     %s%n but came %s", example.where(), plain(example.answer()), actual)
                .isTrue();
        for (int i = 0; i < news.size(); i++) {
            ids.put(news.get(i), matcher.group(i + 1));
        }
    }

    /** The answer as a pattern: new ids are groups, in their order of {@code news}, and an ellipsis is anything. */
    private Pattern pattern(String documented, List<String> news) {
        StringBuilder pattern = new StringBuilder();
        Matcher piece = Pattern.compile(ID.pattern() + "|…").matcher(documented);
        int end = 0;
        while (piece.find()) {
            pattern.append(Pattern.quote(documented.substring(end, piece.start())));
            String found = piece.group();
            if (found.equals("…")) {
                pattern.append(".*?");
            } else if (ids.containsKey(found)) {
                pattern.append(ids.get(found));
            } else if (news.contains(found)) {
                pattern.append('\\').append(news.indexOf(found) + 1);
            } else {
                news.add(found);
                pattern.append('(').append(ID.pattern()).append(')');
            }
            end = piece.end();
        }
        return Pattern.compile(
                pattern.append(Pattern.quote(documented.substring(end))).toString(), Pattern.DOTALL);
    }
}
