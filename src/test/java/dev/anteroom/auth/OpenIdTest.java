package dev.anteroom.auth;

import static dev.anteroom.Newsroom.admin;
import static dev.anteroom.Newsroom.anybody;
import static dev.anteroom.Refusals.assertRefused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anteroom.Newsroom;
import dev.anteroom.Rows;
import dev.anteroom.TestDatabase;
import dev.anteroom.web.ErrorCode;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a provider of OpenID Connect lets in whom we know, and nobody else. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(value = FakeProvider.class, restrictToAnnotatedClass = true)
@Tag("api")
class OpenIdTest {

    private static final String HERE = "/api/v1/session/openid";

    private Newsroom newsroom;
    private Person ana;

    @BeforeEach
    void hire() {
        FakeProvider.forges = false;
        newsroom = Newsroom.open();
        ana = Person.hired(newsroom, "VIEWER");
        admin().body(Map.of("userName", ana.userName))
                .patch("/api/v1/moderators/" + ana.id)
                .then()
                .statusCode(200);
    }

    /** A browser goes to the provider, where a person signs in, and comes back. */
    private static Response comeBackAs(String person) {
        FakeProvider.person = person;
        Response sent = given().redirects().follow(false).get(HERE);
        assertThat(sent.statusCode()).isEqualTo(302);
        Map<String, String> asked = query(sent.header("Location"));
        return given().redirects()
                .follow(false)
                .cookies(sent.cookies())
                .queryParam("code", "any")
                .queryParam("state", asked.get("state"))
                .get(HERE);
    }

    private static Map<String, String> query(String location) {
        Map<String, String> query = new HashMap<>();
        Arrays.stream(URI.create(location).getRawQuery().split("&")).forEach(parameter -> {
            String[] parts = parameter.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        });
        return query;
    }

    @Test
    void a_browser_is_sent_to_the_provider() {
        Response sent = given().redirects().follow(false).get(HERE);
        assertThat(sent.header("Location")).contains("/authorize?");
        assertThat(query(sent.header("Location")))
                .containsEntry("client_id", "anteroom")
                .containsEntry("response_type", "code")
                .containsEntry("redirect_uri", Person.origin() + HERE);
    }

    @Test
    void who_comes_back_has_a_session_of_their_own_role() {
        Response back = comeBackAs(ana.userName.toUpperCase());
        assertThat(back.statusCode()).as(back.asString()).isEqualTo(303);
        assertThat(URI.create(back.header("Location")).getPath()).isEqualTo("/");
        String cookie = back.cookie("anteroom");
        Response me = Person.with(cookie).get("/api/v1/session");
        assertThat(me.<String>path("id")).isEqualTo(ana.id);
        assertThat(me.<String>path("role")).isEqualTo("VIEWER");
        assertRefused(Person.with(cookie).get("/api/v1/moderators"), ErrorCode.FORBIDDEN);
        assertThat(Rows.count("session WHERE moderator_id = CAST(? AS uuid)", ana.id))
                .isEqualTo(1);
    }

    @Test
    void nothing_of_the_providers_stays_with_the_browser() {
        List<String> kept = comeBackAs(ana.userName).headers().getValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("q_") && !cookie.contains("Max-Age=0"))
                .toList();
        // The last word on each of its cookies is that it goes.
        assertThat(kept).allSatisfy(cookie -> assertThat(cookie).contains("Path=" + HERE));
    }

    @Test
    void whom_we_do_not_know_is_not_let_in() {
        admin().body(Map.of("active", false)).patch("/api/v1/moderators/" + ana.id);
        for (String person : Arrays.asList("nobody-" + UUID.randomUUID(), ana.userName, "", null)) {
            Response back = comeBackAs(person);
            assertRefused(back, ErrorCode.SIGN_IN_REFUSED);
            assertThat(back.cookie("anteroom")).isNull();
        }
    }

    @Test
    void what_the_provider_did_not_sign_lets_nobody_in() {
        FakeProvider.forges = true;
        Response back = comeBackAs(ana.userName);
        assertRefused(back, ErrorCode.SIGN_IN_REFUSED);
        assertThat(back.header("WWW-Authenticate")).isEqualTo("Session");
        assertThat(back.cookie("anteroom")).isNull();
    }

    @Test
    void who_was_not_sent_there_does_not_come_back() {
        FakeProvider.person = ana.userName;
        Response back = given().redirects()
                .follow(false)
                .queryParam("code", "any")
                .queryParam("state", "made-up")
                .get(HERE);
        assertThat(back.statusCode()).isIn(302, 401);
        assertThat(back.cookie("anteroom")).isNull();
        assertThat(Rows.count("session WHERE moderator_id = CAST(? AS uuid)", ana.id))
                .isZero();
    }

    @Test
    void the_providers_tokens_are_none_of_ours() {
        FakeProvider.person = ana.userName;
        assertRefused(Newsroom.as(FakeProvider.signed()).get("/api/v1/queue"), ErrorCode.INVALID_TOKEN);
        assertRefused(
                anybody().cookie("q_session", FakeProvider.signed()).get("/api/v1/moderators"),
                ErrorCode.INVALID_TOKEN);
    }

    @Test
    void tokens_and_the_public_are_where_they_were() {
        assertThat(newsroom.vera().get("/api/v1/queue").statusCode()).isEqualTo(200);
        assertRefused(anybody().get("/api/v1/queue"), ErrorCode.TOKEN_REQUIRED);
        assertThat(newsroom.thread().statusCode()).isEqualTo(200);
    }

    @Test
    void a_providers_roles_count_for_nothing() {
        SecurityIdentity theirs = QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal("ana"))
                .addRoles(Set.of("ADMIN", "INSTALLATION"))
                .build();
        SecurityIdentity left = new ForeignRoles().augment(theirs, null).await().indefinitely();
        assertThat(left.getRoles()).isEmpty();
        assertThat(left.getPrincipal().getName()).isEqualTo("ana");
    }
}
