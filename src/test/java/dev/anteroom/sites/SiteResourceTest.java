package dev.anteroom.sites;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Json;
import dev.anteroom.Newsroom;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.Together;
import dev.anteroom.web.ErrorCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@Tag("api")
class SiteResourceTest {

    private static final String SITES = "/api/v1/sites";

    private static String newKey() {
        return "s-" + UUID.randomUUID();
    }

    private static Response create(Map<String, ?> request) {
        return admin().body(Json.escaped(request)).post(SITES);
    }

    @Test
    void a_new_site_holds_every_comment_unless_told_otherwise() {
        String key = newKey();
        Response created = create(Map.of("key", key, "name", "  Borderland Notes "));

        assertThat(created.statusCode()).isEqualTo(201);
        Map<String, Object> site = created.jsonPath().getMap("$");
        site.remove("createdAt");
        Map<String, Object> expected = new HashMap<>(Map.of(
                "key",
                key,
                "name",
                "Borderland Notes",
                "origins",
                List.of(),
                "mode",
                "PRE",
                "trustedAfter",
                3,
                "timeZone",
                "UTC",
                "language",
                "en",
                "editWindowSeconds",
                900,
                "replyDepth",
                4,
                "bodyLimit",
                10_000));
        expected.put("closeAfterDays", null);
        expected.put("hideAfterReports", 5);
        expected.put("policyVersion", 1);
        assertThat(site).isEqualTo(expected);
    }

    @Test
    void every_setting_is_kept_as_it_was_sent() {
        String key = newKey();
        Map<String, Object> settings = Map.of(
                "key",
                key,
                "name",
                "Apuntes de la frontera",
                "origins",
                List.of("https://notes.example", "http://LOCALHOST:8080", "https://notes.example:443/"),
                "mode",
                "TRUSTED",
                "trustedAfter",
                1,
                "timeZone",
                "America/Mexico_City",
                "language",
                "es",
                "editWindowSeconds",
                0,
                "replyDepth",
                2,
                "bodyLimit",
                500);
        Map<String, Object> request = new HashMap<>(settings);
        request.put("closeAfterDays", 14);
        request.put("hideAfterReports", 7);
        assertThat(create(request).statusCode()).isEqualTo(201);

        Map<String, Object> site = admin().get(SITES + "/" + key).jsonPath().getMap("$");
        request.put("origins", List.of("https://notes.example", "http://localhost:8080"));
        assertThat(site).containsAllEntriesOf(request);
    }

    @Test
    void a_change_leaves_alone_what_it_does_not_name() {
        Newsroom newsroom = Newsroom.open(Map.of("closeAfterDays", 14, "bodyLimit", 500));

        admin().body(Map.of("name", "Other Notes"))
                .patch(newsroom.path(""))
                .then()
                .statusCode(200);
        Response site = admin().get(newsroom.path(""));
        assertThat(site.<String>path("name")).isEqualTo("Other Notes");
        assertThat(site.<Integer>path("closeAfterDays")).isEqualTo(14);
        assertThat(site.<Integer>path("bodyLimit")).isEqualTo(500);
        assertThat(site.<List<String>>path("origins")).containsExactly(Newsroom.ORIGIN);

        admin().body(Collections.singletonMap("closeAfterDays", null)).patch(newsroom.path(""));
        assertThat(admin().get(newsroom.path("")).<Integer>path("closeAfterDays"))
                .isNull();
    }

    @Test
    void a_change_holds_for_the_very_next_request() {
        Newsroom newsroom = Newsroom.open();
        newsroom.post("This one waits");
        admin().body(Map.of("mode", "POST")).patch(newsroom.path("")).then().statusCode(200);
        assertThat(newsroom.submit(Newsroom.comment("This one does not")).statusCode())
                .isEqualTo(201);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        Map<String, Object> wrong = new HashMap<>(Map.of(
                "key", newKey(),
                "name", " ",
                "origins", List.of("https://notes.example", "*", "https://notes.example/blog", "null"),
                "timeZone", "Mexico",
                "trustedAfter", 0,
                "editWindowSeconds", 86_401,
                "replyDepth", 5,
                "bodyLimit", 10_001,
                "closeAfterDays", 0));
        String[] fields = {
            "name",
            "origins[1]",
            "origins[2]",
            "origins[3]",
            "timeZone",
            "trustedAfter",
            "editWindowSeconds",
            "replyDepth",
            "bodyLimit",
            "closeAfterDays"
        };
        assertRefused(create(wrong), ErrorCode.INVALID_FIELD, fields);

        wrong.remove("key");
        assertRefused(admin().body(wrong).patch(Newsroom.open().path("")), ErrorCode.INVALID_FIELD, fields);
    }

    @Test
    void a_key_is_short_and_plain() {
        for (String key : List.of("", "-notes", "Notes", "no_tes", "ñotes", "a/b", "a".repeat(64), "notes ")) {
            assertRefused(create(Map.of("key", key, "name", "Notes")), ErrorCode.INVALID_FIELD, "key");
        }
        assertRefused(create(Map.of("name", "Notes")), ErrorCode.INVALID_FIELD, "key");
        String longest = (newKey() + "a".repeat(63)).substring(0, 63);
        assertThat(create(Map.of("key", longest, "name", "Notes")).statusCode()).isEqualTo(201);
    }

    @Test
    void a_name_is_text_of_1_to_200_characters() {
        for (String name : List.of("", " ", "a\u0000b", "a\nb", "a".repeat(201), "half a pair: \ud83d")) {
            assertRefused(create(Map.of("key", newKey(), "name", name)), ErrorCode.INVALID_FIELD, "name");
        }
        assertRefused(create(Map.of("key", newKey())), ErrorCode.INVALID_FIELD, "name");
        assertThat(create(Map.of("key", newKey(), "name", "ñ".repeat(200))).statusCode())
                .isEqualTo(201);
    }

    @Test
    void an_unknown_mode_or_language_is_refused_by_name() {
        for (String field : List.of("mode", "language")) {
            assertRefused(
                    create(Map.of("key", newKey(), "name", "Notes", field, "xx")), ErrorCode.INVALID_FIELD, field);
        }
    }

    @Test
    void a_missing_origin_is_refused() {
        Map<String, Object> request = new HashMap<>(Map.of("key", newKey(), "name", "Notes"));
        request.put("origins", Collections.singletonList(null));
        assertRefused(create(request), ErrorCode.INVALID_FIELD, "origins[0]");
        request.put("origins", Collections.nCopies(51, "https://notes.example"));
        assertRefused(create(request), ErrorCode.INVALID_FIELD, "origins");
    }

    @Test
    void two_sites_do_not_share_a_key() {
        String key = newKey();
        assertThat(create(Map.of("key", key, "name", "First")).statusCode()).isEqualTo(201);
        assertRefused(create(Map.of("key", key, "name", "Second")), ErrorCode.SITE_EXISTS);
        assertThat(admin().get(SITES + "/" + key).<String>path("name")).isEqualTo("First");
    }

    @Test
    void of_two_that_ask_for_a_key_at_once_one_gets_it() {
        String key = newKey();
        List<Response> answers = Together.all(8, i -> create(Map.of("key", key, "name", "Number " + i)));
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        answers.stream()
                .filter(answer -> answer.statusCode() != 201)
                .forEach(answer -> assertRefused(answer, ErrorCode.SITE_EXISTS));
    }

    @Test
    void a_key_is_never_changed() {
        Newsroom newsroom = Newsroom.open();
        assertRefused(admin().body(Map.of("key", newKey())).patch(newsroom.path("")), ErrorCode.INVALID_FIELD, "key");
        admin().body(Map.of("key", newsroom.site))
                .patch(newsroom.path(""))
                .then()
                .statusCode(200);
    }

    @Test
    void a_request_that_is_repeated_makes_one_site() {
        Map<String, String> request = Map.of("key", newKey(), "name", "Notes");
        String retry = UUID.randomUUID().toString();
        Response first = admin().header("Idempotency-Key", retry).body(request).post(SITES);
        Response again = admin().header("Idempotency-Key", retry).body(request).post(SITES);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertRefused(
                admin().header("Idempotency-Key", retry)
                        .body(Map.of("key", newKey(), "name", "Notes"))
                        .post(SITES),
                ErrorCode.IDEMPOTENCY_KEY_REUSED);
    }

    @Test
    void the_list_has_the_sites_that_one_may_work_on_in_order_of_their_keys() {
        Newsroom mine = Newsroom.open();
        Newsroom other = Newsroom.open();

        assertThat(mine.ana().get(SITES).<List<String>>path("items.key")).containsExactly(mine.site);
        assertThat(admin().get(SITES).<List<String>>path("items.key"))
                .contains(mine.site, other.site)
                .isSorted();
    }

    @Test
    void the_secret_of_a_site_is_never_shown() {
        Newsroom newsroom = Newsroom.open();
        byte[] secret = Rows.one("SELECT secret FROM site WHERE key = ?", newsroom.site);
        assertThat(secret).hasSize(32);
        assertThat(admin().get(newsroom.path("")).jsonPath().getMap("$")).doesNotContainKey("secret");
    }
}
