package com.kyberaccess.auth.apikey;

import static com.kyberaccess.auth.testsupport.Api.createKey;
import static com.kyberaccess.auth.testsupport.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class AllowedIpsTest {
    private static final String KEYS = "/api/v1/api-keys";

    @Inject
    TestAccounts accounts;

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7, 200",
        "203.0.113.7, 203.0.113.8, 403",
        "10.0.0.0/8, 10.255.0.1, 200",
        "10.0.0.0/8, 11.0.0.1, 403",
        "2001:db8::/32, 2001:db8:ffff::1, 200",
        "2001:db8::/32, 2001:db9::1, 403",
        "0.0.0.0/0, 203.0.113.7, 200",
        "0.0.0.0/0, 2001:db8::1, 403",
        "10.0.0.0/8, ::ffff:10.0.0.1, 200",
        "10.0.0.0/8, unknown, 403"
    })
    void aKeyIsExchangedForAddressesOfItsListAlone(String allowed, String client, int status) {
        // Given
        var apiKey = tiedTo(allowed);

        // When
        var answer = exchangeFrom(client, apiKey);

        // Then
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.jsonPath().getString("error.code")).isEqualTo("IP_NOT_ALLOWED");
            assertThat(answer.header("X-Should-Retry")).isEqualTo("false");
        }
    }

    @Test
    void aTokenOfItWorksFromTheSameAddressesAlone() {
        // Given
        String token = exchangeFrom("203.0.113.7", tiedTo("203.0.113.0/24")).path("token");

        // Then
        assertThat(code(json().header("Authorization", "Bearer " + token), "203.0.113.8"))
                .isEqualTo("FORBIDDEN");
        assertThat(code(json().header("Authorization", "Bearer " + token), "203.0.114.1"))
                .isEqualTo("IP_NOT_ALLOWED");
    }

    @Test
    void theKeyInAHeaderDoesTooAlsoOnceItIsRemembered() {
        // Given
        var apiKey = tiedTo("203.0.113.0/24");

        // Then
        assertThat(code(json().header("X-API-Key", apiKey), "203.0.114.1")).isEqualTo("IP_NOT_ALLOWED");
        assertThat(code(json().header("X-API-Key", apiKey), "203.0.113.8")).isEqualTo("FORBIDDEN");
        assertThat(code(json().header("X-API-Key", apiKey), "203.0.114.1")).isEqualTo("IP_NOT_ALLOWED");
    }

    @Test
    void whoHasOnlyHalfOfTheKeyLearnsNothingOfItsAddresses() {
        // Given
        var apiKey = tiedTo("203.0.113.7");

        // When
        var answer = exchangeFrom("203.0.114.1", apiKey.substring(0, 30) + "0".repeat(39));

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    private String tiedTo(String range) {
        return createKey(
                        accounts.withOwner().login(),
                        Map.of("name", "n", "scope", "read_write", "allowed_ips", List.of(range)))
                .getString("api_key");
    }

    private static Response exchangeFrom(String client, String apiKey) {
        return json().header("X-Forwarded-For", client)
                .body(Map.of("api_key", apiKey))
                .post("/api/v1/auth/token");
    }

    /// FORBIDDEN when the key is good, since keys manage no keys.
    private static String code(io.restassured.specification.RequestSpecification request, String client) {
        return request.header("X-Forwarded-For", client).get(KEYS).jsonPath().getString("error.code");
    }
}
