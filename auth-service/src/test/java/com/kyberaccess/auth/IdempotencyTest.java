package com.kyberaccess.auth;

import static com.kyberaccess.auth.testsupport.Api.as;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class IdempotencyTest {
    private static final String KEYS = "/api/v1/api-keys";

    private final TestAccounts accounts;
    private final DataSource database;

    IdempotencyTest(TestAccounts accounts, DataSource database) {
        this.accounts = accounts;
        this.database = database;
    }

    @Test
    void aKeyThatIsAskedForAgainIsTheSameOneAndNotStoredInClear() throws SQLException {
        // Given
        var token = accounts.withOwner().login();
        var idempotencyKey = UUID.randomUUID().toString();
        // When
        var first = create(token, idempotencyKey);
        var second = create(token, idempotencyKey);
        // Then
        String secret = first.then().statusCode(201).extract().path("data.api_key");
        second.then().statusCode(201).header("Idempotency-Replayed", "true").header("Cache-Control", "no-store");
        assertThat(second.asString()).isEqualTo(first.asString()).contains(secret);
        assertThat(as(token).get(KEYS).jsonPath().getInt("meta.total")).isEqualTo(1);
        assertThat(rowsThatShow(secret)).isZero();
    }

    private static Response create(String token, String idempotencyKey) {
        return as(token)
                .header("Idempotency-Key", idempotencyKey)
                .body(Map.of("name", "CRM Integration", "scope", "read_write"))
                .post(KEYS);
    }

    private int rowsThatShow(String secret) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT count(*) FROM idempotency_key WHERE position(? IN encode(answer, 'escape')) > 0")) {
            select.setString(1, secret);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
