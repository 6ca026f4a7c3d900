package dev.anteroom;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The cast of the tests: one site with its own key, its moderators Ana and Ben, and readers who post. Everything goes
 * over real HTTP. Calls without a verb of expectation fail loudly when the answer is not the usual one.
 */
public final class Newsroom {

    public static final String ORIGIN = "https://notes.example";
    public static final String PAGE = "2026/03/the-long-road";

    private static final String API = "/api/v1";

    public final String site;
    private final Map<String, String> tokens = new HashMap<>();

    private Newsroom(String site) {
        this.site = site;
    }

    /** A new site in mode PRE, with the moderators Ana and Ben. */
    public static Newsroom open() {
        return open(Map.of());
    }

    /** A new site with some settings of its own. */
    public static Newsroom open(Map<String, ?> settings) {
        String key = "notes-" + UUID.randomUUID().toString().substring(0, 13);
        Map<String, Object> request = new HashMap<>(Map.of(
                "key", key, "name", "Borderland Notes", "origins", List.of(ORIGIN), "timeZone", "America/Mexico_City"));
        request.putAll(settings);
        admin().body(request).post(API + "/sites").then().statusCode(201);
        return new Newsroom(key);
    }

    /** A request of the administrator's. */
    public static RequestSpecification admin() {
        return as(ConfigProvider.getConfig().getValue("anteroom.admin-token", String.class));
    }

    /** A request of somebody who has a token. */
    public static RequestSpecification as(String token) {
        return anybody().header("Authorization", "Bearer " + token);
    }

    /** A request of nobody in particular. */
    public static RequestSpecification anybody() {
        return given().contentType(ContentType.JSON).accept("application/json, application/problem+json");
    }

    /** A request of the author who has a receipt. */
    public static RequestSpecification author(String receipt) {
        return anybody().header("Authorization", "Receipt " + receipt);
    }

    public RequestSpecification ana() {
        return moderator("Ana");
    }

    public RequestSpecification ben() {
        return moderator("Ben");
    }

    /** A request of a moderator of this site and no other, who is made when first named. */
    public RequestSpecification moderator(String name) {
        return as(token(name));
    }

    /** A request of Vera's, who may read on this site and no more. */
    public RequestSpecification vera() {
        return holder("Vera", "VIEWER");
    }

    /** A request of Olga's, who is the administrator of this site and no other. */
    public RequestSpecification olga() {
        return holder("Olga", "ADMIN");
    }

    private RequestSpecification holder(String name, String role) {
        return as(tokens.computeIfAbsent(name, hired -> hire(hired, role)));
    }

    /** The access token of a moderator of this site. */
    public String token(String name) {
        return tokens.computeIfAbsent(name, hired -> hire(hired, "MODERATOR"));
    }

    private String hire(String name, String role) {
        String id = admin().body(Map.of("name", name + " of " + site, "role", role, "sites", List.of(site)))
                .post(API + "/moderators")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return admin().body(Map.of("moderator", id, "name", "test"))
                .post(API + "/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");
    }

    /** The address of a call on this site: {@code path("/comments")}. */
    public String path(String rest) {
        return API + "/sites/" + site + rest;
    }

    /** A comment that was posted. */
    public record Posted(String id, String receipt) {}

    /** The body of a comment on {@link #PAGE}; change it as the test needs. */
    public static Map<String, Object> comment(String body) {
        Map<String, Object> request = new HashMap<>();
        request.put("page", new HashMap<>(Map.of("id", PAGE, "title", "The long road")));
        request.put("body", body);
        return request;
    }

    public Response submit(Map<String, ?> request) {
        return anybody().body(request).post(path("/comments"));
    }

    /** Posts a comment that is held. */
    public Posted post(String body) {
        return held(submit(comment(body)));
    }

    /** Posts a reply that is held. */
    public Posted reply(String parent, String body) {
        Map<String, Object> request = comment(body);
        request.put("parent", parent);
        return held(submit(request));
    }

    /** Posts a comment and lets it in. */
    public Posted publish(String body) {
        Posted posted = post(body);
        approve(posted.id());
        return posted;
    }

    /** Posts a reply and lets it in. */
    public Posted publishReply(String parent, String body) {
        Posted posted = reply(parent, body);
        approve(posted.id());
        return posted;
    }

    /** Posts a comment of an author who is known by a secret, and lets it in. */
    public Posted publishBy(String secret, String body) {
        Posted posted = postBy(secret, body);
        approve(posted.id());
        return posted;
    }

    /** Posts a comment of an author who is known by a secret. */
    public Posted postBy(String secret, String body) {
        Map<String, Object> request = comment(body);
        request.put("authorSecret", secret + " browser made this");
        return held(submit(request));
    }

    public static Posted held(Response response) {
        response.then().statusCode(202);
        return new Posted(response.path("comment.id"), response.path("receipt"));
    }

    /** Ana approves; returns the decision's id. */
    public String approve(String comment) {
        return ana().post(API + "/comments/" + comment + "/approve")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    /** Ana rejects under a clause; returns the decision's id. */
    public String reject(String comment, String clause) {
        return ana().body(Map.of("clauses", List.of(clause)))
                .post(API + "/comments/" + comment + "/reject")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    /** Somebody reports a comment under clause 2; known by a secret, or by none where the reader is null. */
    public Response report(String comment, String reader) {
        Map<String, Object> request = new HashMap<>(Map.of("clause", "2", "detail", "Not nice."));
        request.put("readerSecret", reader == null ? null : reader + "'s browser made this");
        return report(comment, request);
    }

    public Response report(String comment, Map<String, ?> request) {
        return anybody().body(request).post(path("/comments/" + comment + "/reports"));
    }

    /** Ana dismisses the reports on a comment; returns the decision's id. */
    public String dismiss(String comment) {
        return ana().post(API + "/comments/" + comment + "/dismiss")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    public Response thread() {
        return thread(PAGE);
    }

    public Response thread(String page) {
        return anybody().queryParam("page", page).get(path("/thread"));
    }

    public int count(String page) {
        Map<String, Integer> counts = anybody()
                .queryParam("page", page)
                .get(path("/counts"))
                .then()
                .statusCode(200)
                .extract()
                .path("counts");
        return counts.get(page);
    }

    /** The texts of what waits for its first decision on this site, oldest first. */
    public List<String> queue() {
        return queue("pending");
    }

    /** The texts in Ana's queue for this site and a cause, oldest first. */
    public List<String> queue(String cause) {
        List<String> texts = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = ana().queryParams("site", site, "cause", cause, "limit", 100);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(API + "/queue");
            page.then().statusCode(200);
            texts.addAll(page.path("items.body"));
            cursor = page.path("next");
        } while (cursor != null);
        return texts;
    }
}
