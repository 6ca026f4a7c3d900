package dev.anteroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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
            assertThat(service.log().lines())
                    .filteredOn(line -> line.contains(cluster.toString()))
                    .singleElement()
                    .asString()
                    .contains("PostgreSQL", "started in");
            assertThat(service.log().lines())
                    .filteredOn(line -> line.contains(token.toString()))
                    .hasSize(1);
            assertThat(service.log()).doesNotContain(service.token(), service.databasePassword());
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                    .isEqualTo("rw-------");
            service.admin().open("notes").expect(201);

            String first = service.log();
            assertThat(service.stop()).isIn(0, 143);
            service.start();
            String second = service.log().substring(first.length());
            assertThat(second.lines().filter(line -> line.contains(cluster.toString())))
                    .hasSize(1);
            assertThat(second).doesNotContain(token.toString());
            service.admin().get("/api/v1/sites/notes").expect(200);
            assertThat(service.log()).doesNotContain("WARN", "ERROR", "Exception");
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
