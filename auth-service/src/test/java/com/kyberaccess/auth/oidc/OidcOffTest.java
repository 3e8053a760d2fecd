package com.kyberaccess.auth.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.auth.testsupport.TestConfig;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OidcOffTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/auth/oidc/login", "/api/v1/auth/oidc/callback?code=x&state=y"})
    void withoutAProviderThePathsDoNotExist(String path) {
        // When
        var answer = given().redirects().follow(false).get(path);

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo("NOT_FOUND");
    }

    @ParameterizedTest
    @CsvSource({"issuer-url", "client-id", "client-secret", "cookie-secret"})
    void whatIsMissingIsNamed(String property) {
        // Given
        var values = complete();
        values.remove("kyber.oidc." + property);
        var provider = new OidcProvider(TestConfig.of(OidcConfig.class, values));

        // Then
        assertThatThrownBy(provider::tenant)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("kyber.oidc." + property);
    }

    @Test
    void aShortCookieSecretIsRefused() {
        // Given
        var values = complete();
        values.put("kyber.oidc.cookie-secret", "short");
        var provider = new OidcProvider(TestConfig.of(OidcConfig.class, values));

        // Then
        assertThatThrownBy(provider::tenant).hasMessageContaining("at least 32 characters");
    }

    private static Map<String, String> complete() {
        return new HashMap<>(Map.of(
                "kyber.oidc.enabled", "true",
                "kyber.oidc.issuer-url", "https://login.example.com",
                "kyber.oidc.client-id", "kyberaccess",
                "kyber.oidc.client-secret", "secret",
                "kyber.oidc.cookie-secret", "a-cookie-secret-of-more-than-32-characters"));
    }
}
