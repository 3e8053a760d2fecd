package com.kyberaccess.auth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.auth.testsupport.Api;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class BootstrapTest {
    private static final int REPLICAS = 4;

    @Inject
    Bootstrap bootstrap;

    @Inject
    DataSource database;

    @BeforeEach
    void emptyDatabase() throws SQLException {
        execute("TRUNCATE account CASCADE");
    }

    @Test
    void theOwnerCanLogIn() {
        // When
        bootstrap.run();

        // Then
        assertThat(Api.login("first.owner@kyber.test", "first-owner-password")).isNotEmpty();
    }

    @Test
    void theAccountHasTheConfiguredPlanAndTimeZone() throws SQLException {
        // When
        bootstrap.run();

        // Then
        assertThat(text("SELECT name || '|' || plan || '|' || time_zone FROM account"))
                .isEqualTo("First Account|PROFESSIONAL|Europe/Zurich");
    }

    @Test
    void twiceMakesOneAccount() throws SQLException {
        // Given
        bootstrap.run();

        // When
        bootstrap.run();

        // Then
        assertThat(text("SELECT count(*) FROM account")).isEqualTo("1");
        assertThat(text("SELECT count(*) FROM team_member")).isEqualTo("1");
    }

    @Test
    void replicasThatStartTogetherMakeOneAccount() throws Exception {
        // Given
        var together = new CyclicBarrier(REPLICAS);
        var starts = new ArrayList<Future<?>>();

        // When
        try (var replicas = Executors.newFixedThreadPool(REPLICAS)) {
            for (int i = 0; i < REPLICAS; i++) {
                starts.add(replicas.submit(() -> {
                    together.await();
                    bootstrap.run();
                    return null;
                }));
            }
        }

        // Then
        for (var start : starts) {
            start.get();
        }
        assertThat(text("SELECT count(*) FROM account")).isEqualTo("1");
        assertThat(text("SELECT count(*) FROM team_member")).isEqualTo("1");
    }

    @Test
    void whatFailsHalfWayLeavesNothingAndIsDoneByTheNextStart() throws SQLException {
        // Given
        execute("ALTER TABLE team_member ADD CONSTRAINT crash CHECK (false) NOT VALID");
        try {
            assertThatThrownBy(bootstrap::run).hasStackTraceContaining("crash");
            assertThat(text("SELECT count(*) FROM account")).isEqualTo("0");
        } finally {
            execute("ALTER TABLE team_member DROP CONSTRAINT crash");
        }

        // When
        bootstrap.run();

        // Then
        assertThat(text("SELECT count(*) FROM account")).isEqualTo("1");
        assertThat(text("SELECT count(*) FROM team_member WHERE role = 'OWNER'"))
                .isEqualTo("1");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
