package dev.anteroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What tests within the service do without or replace: its own clock, its timers, what it puts off until first use. */
class PackageIT {

    private static final String SITE = "notes";

    @TempDir
    static Path home;

    private static Service service;

    @BeforeAll
    static void start() throws Exception {
        service = Service.below(home).start();
        service.admin().open(SITE).expect(201);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        assertThat(service.log()).doesNotContain(" ERROR ");
    }

    private static String published(String body) throws Exception {
        String id = service.anybody().submit(SITE, "page", body).expect(202).text("/comment/id");
        service.admin().approve(id).expect(200);
        return id;
    }

    @Test
    void reports_are_taken_and_limited() throws Exception {
        Answer last = null;
        for (int i = 0; i <= 10; i++) {
            last = service.anybody()
                    .post(
                            "/api/v1/sites/" + SITE + "/comments/" + published("Comment " + i) + "/reports",
                            Map.of("clause", "2"));
            assertThat(last.status()).isEqualTo(i < 10 ? 201 : 429);
        }
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 3_600);
        assertThat(service.admin()
                        .get("/api/v1/queue?cause=reported")
                        .expect(200)
                        .at("/items"))
                .hasSize(10);
    }

    @Test
    void a_person_is_invited_and_signs_in() throws Exception {
        String moderator = service.admin()
                .post("/api/v1/moderators", Map.of("name", "Ana"))
                .expect(201)
                .text("/id");
        String invitation = service.admin()
                .post("/api/v1/moderators/" + moderator + "/invitation", null)
                .expect(201)
                .text("/secret");
        Caller ana = service.anybody().from(service.address());
        String password = "a long road with no lights";
        ana.post("/api/v1/accounts", Map.of("invitation", invitation, "userName", "ana", "password", password))
                .expect(201);
        Answer signedIn = ana.post("/api/v1/session", Map.of("userName", "ana", "password", password))
                .expect(201);
        assertThat(signedIn.text("/name")).isEqualTo("Ana");
        assertThat(signedIn.header("Set-Cookie")).contains("HttpOnly", "SameSite=Strict");
        for (int i = 0; i < 5; i++) {
            ana.post("/api/v1/session", Map.of("userName", "ana", "password", "wrong wrong wrong"))
                    .expect(401);
        }
        ana.post("/api/v1/session", Map.of("userName", "ana", "password", "wrong wrong wrong"))
                .expect(429);
    }

    @Test
    void the_journal_is_sealed_by_itself() throws Exception {
        published("To be sealed");
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Answer verified = service.admin().get("/api/v1/journal/verify").expect(200);
            assertThat(verified.at("/whole").asBoolean()).isTrue();
            assertThat(verified.at("/seals").asInt()).isPositive();
            assertThat(verified.at("/unsealed").asInt()).isZero();
        });
    }

    @Test
    void the_openapi_document_is_made_when_it_is_asked_for() throws Exception {
        for (int i = 0; i < 2; i++) {
            Answer document = service.anybody().get("/q/openapi?format=json").expect(200);
            assertThat(document.at("/paths").has("/api/v1/queue")).isTrue();
        }
    }
}
