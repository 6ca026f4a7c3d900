package dev.anteroom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A start that cannot succeed says why and what to do, and destroys nothing. */
class RefusedStartTest {

    @TempDir
    Path data;

    @Test
    void aDirectoryOfAnotherMajorVersion() throws Exception {
        Path cluster = Files.createDirectories(data.resolve("postgres/cluster"));
        Files.writeString(cluster.resolve("PG_VERSION"), "9\n");
        assertThatThrownBy(() -> TestServers.start(data))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("was written by PostgreSQL 9")
                .hasMessageContaining("pg_dump");
        assertThat(cluster.resolve("PG_VERSION")).hasContent("9\n");
    }

    @Test
    void aDirectoryThatIsNoCluster() throws Exception {
        Path file = Files.createDirectories(data.resolve("postgres/cluster")).resolve("diary.txt");
        Files.writeString(file, "dear diary");
        assertThatThrownBy(() -> TestServers.start(data))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("is not a PostgreSQL data directory");
        assertThat(file).exists();
    }

    @Test
    void aLostPassword() throws Exception {
        Path cluster = Files.createDirectories(data.resolve("postgres/cluster"));
        int major = Binaries.in(TestServers.binaries().orElseThrow()).major();
        Files.writeString(cluster.resolve("PG_VERSION"), major + "\n");
        assertThatThrownBy(() -> TestServers.start(data))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("password is missing");
        assertThat(data.resolve("postgres-password")).doesNotExist();
    }

    @Test
    void aServerThatFailsIsQuoted() throws Exception {
        TestServers.startPrepared(data).stop();
        Files.writeString(data.resolve("postgres/cluster/postgresql.conf"), "no_such_setting = 1\n");
        assertThatThrownBy(() -> TestServers.start(data))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("did not start")
                .hasMessageContaining("no_such_setting");
    }

    @Test
    void aFileInPlaceOfTheDirectory() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "kept");
        assertThatThrownBy(() -> TestServers.start(file))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("cannot be used")
                .hasMessageContaining("must be a directory");
        assertThat(file).hasContent("kept");
    }

    @Test
    void aDirectoryThatMayNotBeWritten() throws Exception {
        assumeFalse(Unprivileged.isRoot(), "root may write everywhere");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-x------"));
        try {
            assertThatThrownBy(() -> TestServers.start(data))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("cannot be used");
        } finally {
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void binariesThatAreNotThere() {
        assertThatThrownBy(() -> EmbeddedPostgres.start(data, Optional.of(data.resolve("nowhere"))))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("ANTEROOM_POSTGRES_BINARIES");
    }

    @Test
    void aFullDiskForANewDatabase() throws Exception {
        withDiskOf("20m", disk -> assertThatThrownBy(() -> TestServers.start(disk))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("make room"));
    }

    @Test
    void aDiskThatFillsUpUnderADatabase() throws Exception {
        withDiskOf("120m", disk -> {
            EmbeddedPostgres postgres = TestServers.startPrepared(disk);
            TestServers.tell(postgres, "CREATE TABLE kept AS SELECT 'first' AS word");
            postgres.stop();
            Path ballast = disk.resolve("ballast");
            long left = disk.toFile().getUsableSpace();
            Files.write(ballast, new byte[(int) left]);
            assertThatThrownBy(() -> TestServers.start(disk))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("make room");

            Files.delete(ballast);
            postgres = TestServers.start(disk);
            try {
                assertThat(TestServers.ask(postgres, "SELECT word FROM kept")).isEqualTo("first");
            } finally {
                postgres.stop();
            }
        });
    }

    private interface OnDisk {
        void run(Path disk) throws Exception;
    }

    private void withDiskOf(String size, OnDisk test) throws Exception {
        Path disk = Files.createDirectory(data.resolve("disk"));
        try {
            TestServers.run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString());
        } catch (IOException e) {
            assumeTrue(false, "no small disk can be mounted here: " + e.getMessage());
        }
        try {
            test.run(disk);
        } finally {
            TestServers.run("umount", disk.toString());
        }
    }
}
