package dev.anteroom.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server promises while it runs; asked of the server itself. */
class ServerPromisesTest {

    @TempDir
    static Path data;

    static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() throws IOException {
        postgres = TestServers.startPrepared(data);
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit", "data_checksums"})
    void isDurable(String setting) throws SQLException {
        assertThat(TestServers.ask(postgres, "SHOW " + setting)).isEqualTo("on");
    }

    @ParameterizedTest
    @CsvSource({
        "log_statement, none",
        "log_error_verbosity, terse",
        "log_min_error_statement, panic",
        "log_parameter_max_length_on_error, 0",
        "password_encryption, scram-sha-256",
        "server_encoding, UTF8",
        "unix_socket_directories, ''"
    })
    void isDiscreet(String setting, String value) throws SQLException {
        assertThat(TestServers.ask(postgres, "SHOW " + setting)).isEqualTo(value);
    }

    @Test
    void refusesLoginsWithoutThePassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), null))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), "wrong"))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    }

    @Test
    void trustsNobody() throws SQLException {
        String methods = "SELECT string_agg(DISTINCT auth_method, ' ') FROM pg_hba_file_rules";
        assertThat(TestServers.ask(postgres, methods)).isEqualTo("scram-sha-256");
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        int port = URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
        assertThat(accepts(InetAddress.getByName("127.0.0.1"), port)).isTrue();
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (!address.isLoopbackAddress()) {
                    assertThat(accepts(address, port)).as(address.toString()).isFalse();
                }
            }
        }
    }

    @Test
    void keepsWhatPeopleWriteOutOfItsLog() throws Exception {
        TestServers.tell(postgres, "CREATE TABLE words (word text PRIMARY KEY CHECK (word <> 'unspeakable'))");
        TestServers.tell(postgres, "INSERT INTO words VALUES ('whispered')");
        for (String sql : new String[] {
            "INSERT INTO words VALUES ('whispered')",
            "INSERT INTO words VALUES ('unspeakable')",
            "SELECT CAST('whispered' AS uuid)",
            "SELECT whispered",
            "DO $$ BEGIN RAISE WARNING 'whispered'; END $$"
        }) {
            try {
                TestServers.tell(postgres, sql);
            } catch (SQLException expected) {
                assertThat(expected.getMessage()).startsWith("ERROR");
            }
        }
        assertThat(data.resolve("postgres.log"))
                .content()
                .contains("ready to accept connections")
                .doesNotContain("whispered", "unspeakable");
    }

    @Test
    void keepsItsFilesToItsUser() throws Exception {
        for (String file : new String[] {"postgres-password", "postgres.log"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))))
                    .isEqualTo("rw-------");
        }
        assertThat(postgres.password()).hasSize(64).isEqualTo(Files.readString(data.resolve("postgres-password")));
    }

    @Test
    void knowsTheLettersOfEveryScript() throws SQLException {
        TestServers.tell(postgres, "CREATE EXTENSION pg_trgm");
        assertThat(TestServers.ask(postgres, "SELECT show_trgm('سلام')")).isNotEqualTo("{}");
        assertThat(TestServers.ask(postgres, "SELECT lower('ÄΩЖ')")).isEqualTo("äωж");
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
