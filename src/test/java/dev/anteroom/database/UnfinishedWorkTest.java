package dev.anteroom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start, from bundled and from own binaries, and after a first start that was cut off. */
class UnfinishedWorkTest {

    @TempDir
    Path data;

    @Test
    void aFirstStartThatWasCutOffIsDoneAgain() throws Exception {
        Files.createDirectories(data.resolve("postgres/cluster.new/base"));
        Files.writeString(data.resolve("postgres/cluster.new/PG_VERSION"), "18\n");
        Files.createDirectories(data.resolve("postgres/binaries.new/bin"));
        Files.writeString(data.resolve("postgres/binaries.new/bin/postgres"), "half a prog");
        Files.writeString(data.resolve("postgres-password.new"), "half a passw");

        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Optional.empty());
        try {
            assertThat(TestServers.ask(postgres, "SELECT current_database()")).isEqualTo("anteroom");
            assertThat(TestServers.ask(postgres, "SHOW server_version")).startsWith("18.");
            assertThat(data.resolve("postgres")).isDirectoryNotContaining("glob:**.new");
        } finally {
            postgres.stop();
        }
    }

    @Test
    void aPostgreSqlOfTheSystemServesAsWell() throws Exception {
        Path binaries = Path.of("/usr/lib/postgresql/15/bin");
        assumeTrue(Files.isExecutable(binaries.resolve("postgres")), "no PostgreSQL 15 in " + binaries);
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, Optional.of(binaries));
        try {
            assertThat(TestServers.ask(postgres, "SHOW server_version")).startsWith("15.");
            assertThat(TestServers.ask(postgres, "SHOW fsync")).isEqualTo("on");
            assertThat(TestServers.ask(postgres, "SELECT lower('ÄΩЖ')")).isEqualTo("äωж");
        } finally {
            postgres.stop();
        }
    }
}
