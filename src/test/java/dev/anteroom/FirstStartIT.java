package dev.anteroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator meets who starts it for the first time, and for the second. */
class FirstStartIT {

    @TempDir
    Path home;

    @Test
    void the_first_start_says_where_things_are_and_the_second_has_nothing_to_add() throws Exception {
        try (Service service = Service.below(home).start()) {
            Path cluster = service.data().resolve("postgres/cluster");
            Path token = service.data().resolve("admin-token");
            List<String> first = service.lines();
            assertThat(first)
                    .satisfiesExactly(
                            line -> assertThat(line).contains("PostgreSQL", "started in " + cluster),
                            line -> assertThat(line).contains("Database migrated to version"),
                            line -> assertThat(line).contains("first administrator's token is in " + token),
                            line -> assertThat(line).contains("anteroom", "Listening on"));
            assertThat(service.log()).doesNotContain(service.token(), service.databasePassword());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                    .isEqualTo("rw-------");
            service.admin().open("notes").expect(201);

            assertThat(service.stop()).isIn(0, 143);
            service.start();
            List<String> all = service.lines();
            assertThat(all.subList(first.size(), all.size()))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("anteroom stopped in"),
                            line -> assertThat(line).contains("PostgreSQL", "started in " + cluster),
                            line -> assertThat(line).contains("anteroom", "Listening on"));
            service.admin().get("/api/v1/sites/notes").expect(200);
        }
    }

    @Test
    void a_second_service_on_the_same_directory_is_refused_and_the_first_goes_on() throws Exception {
        try (Service first = Service.below(home).start();
                Service second = Service.below(home.resolve("second"))) {
            first.admin().open("notes").expect(201);
            second.set("ANTEROOM_DATA_DIR", first.data().toString()).launch();
            assertThat(second.awaitEnd()).isEqualTo(1);
            assertThat(second.log().lines())
                    .singleElement()
                    .asString()
                    .startsWith("Anteroom cannot start: Another Anteroom is using the data directory " + first.data())
                    .contains("ANTEROOM_DATA_DIR");
            first.admin().open("other-notes").expect(201);
            first.anybody().submit("notes", "page", "Still here").expect(202);
        }
    }
}
