package com.kyberaccess.common;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.common.error.DatabaseOutage;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class DatabaseOutageTest {
    private final AgroalDataSource database;

    DatabaseOutageTest(AgroalDataSource database) {
        this.database = database;
    }

    @Test
    void aRequestThatGetsNoConnectionIsToldThatItCanBeRepeated() throws SQLException {
        // Given
        var taken = new ArrayList<Connection>();
        try {
            takeAll(taken);
            // When
            emit()
                    // Then
                    .statusCode(503)
                    .header("X-Should-Retry", "true")
                    .body("error.code", equalTo("SERVICE_UNAVAILABLE"));
        } finally {
            for (var connection : taken) {
                connection.close();
            }
        }
        emit().statusCode(204);
    }

    /// Until there is none left; jobs of the service have some too.
    private void takeAll(List<Connection> taken) {
        assertThatThrownBy(() -> {
                    while (true) {
                        taken.add(database.getConnection());
                    }
                })
                .isInstanceOf(SQLException.class);
        assertThat(taken).isNotEmpty();
    }

    @Test
    void aRequestWhoseConnectionIsLostIsToldThatItCanBeRepeated() {
        given().auth()
                .oauth2(token())
                .post("/api/v1/things/1/connection-lost")
                .then()
                .statusCode(503)
                .header("X-Should-Retry", "true")
                .body("error.code", equalTo("SERVICE_UNAVAILABLE"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "08006", "57P01", "57P02", "57P03", "53300"})
    void theServerSaysThatItCanNotBeAsked(String state) {
        assertThat(DatabaseOutage.is(new SQLException("in any language", state)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "42P01", "57014", ""})
    void whatARequestOrOurCodeDidIsNoOutage(String state) {
        assertThat(DatabaseOutage.is(new SQLException("Sorry, acquisition timeout!", state)))
                .isFalse();
    }

    private ValidatableResponse emit() {
        return given().auth()
                .oauth2(token())
                .post("/api/v1/things/outage/events/1/1/false")
                .then();
    }

    private static String token() {
        return TestTokens.readWrite(TestTenants.next());
    }
}
