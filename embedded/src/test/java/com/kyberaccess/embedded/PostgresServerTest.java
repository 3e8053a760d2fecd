package com.kyberaccess.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    @SuppressWarnings("NullAway.Init")
    private static PostgresServer server;

    @BeforeAll
    static void start(@TempDir Path directory) {
        server = new PostgresServer(directory.resolve("my data"), 0, "it's secret", directory.resolve("postgres.log"))
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersQueries() throws SQLException {
        assertThat(query(server.dataSource("postgres"), "select 1")).isEqualTo("1");
    }

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        // Given
        execute(server.dataSource("postgres"), "create table kept as select 'still here' as words");

        // When
        server.stop();
        server.start();

        // Then
        assertThat(query(server.dataSource("postgres"), "select words from kept"))
                .isEqualTo("still here");
    }

    @Test
    void waitsForTheDiskBeforeItAnswersACommit() throws SQLException {
        DataSource database = server.dataSource("postgres");

        assertThat(query(database, "show fsync")).isEqualTo("on");
        assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
    }

    @Test
    void knowsLettersBeyondAscii() throws SQLException {
        assertThat(query(server.dataSource("postgres"), "select lower('ÉLODIE ŽIŽKA')"))
                .isEqualTo("élodie žižka");
    }

    @Test
    void refusesAConnectionWithoutThePassword() {
        DataSource wrong = server.dataSource("postgres", server.superuser(), "a guess");

        assertThatThrownBy(wrong::getConnection).hasMessageContaining("password authentication failed");
    }

    @Test
    void letsARoleIntoItsOwnDatabaseOnly() throws SQLException {
        // Given
        server.createDatabase("first", "first_owner", "secret 1");
        server.createDatabase("second", "second_owner", "secret 2");

        // When
        DataSource own = server.dataSource("first", "first_owner", "secret 1");
        DataSource foreign = server.dataSource("second", "first_owner", "secret 1");

        // Then
        execute(own, "create schema mine");
        assertThatThrownBy(foreign::getConnection).hasMessageContaining("permission denied for database");
    }

    @Test
    void preparesADatabaseAgainWithANewPassword() throws SQLException {
        // Given
        server.createDatabase("again", "again_owner", "old");

        // When
        server.createDatabase("again", "again_owner", "new");

        // Then
        assertThat(query(server.dataSource("again", "again_owner", "new"), "select current_user"))
                .isEqualTo("again_owner");
    }

    @Test
    void endsItsProcessWhenItStops() {
        // Given
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        assertThat(process.isAlive()).isTrue();

        // When
        server.stop();

        // Then
        assertThat(process.isAlive()).isFalse();
        server.start();
    }

    @Test
    void saysWhyItCouldNotStart(@TempDir Path directory) throws IOException {
        // Given
        Files.writeString(Files.createDirectory(directory.resolve("data")).resolve("in the way"), "");
        var second = new PostgresServer(directory.resolve("data"), 0, "secret", directory.resolve("postgres.log"));

        // Then
        assertThatThrownBy(second::start)
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining(directory.resolve("postgres.log").toString())
                .hasMessageContaining("exists but is not empty");
    }

    private static String query(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
