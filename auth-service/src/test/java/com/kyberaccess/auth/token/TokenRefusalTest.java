package com.kyberaccess.auth.token;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.Api.json;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.auth.testsupport.ForgedTokens;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jose4j.jwk.JsonWebKeySet;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TokenRefusalTest {
    @Inject
    TestAccounts accounts;

    @Inject
    ForgedTokens tokens;

    @Test
    void aGenuineTokenIsTaken() throws Exception {
        // When
        var status = list(tokens.genuine(accounts.withOwner()));

        // Then
        assertThat(status).isEqualTo(200);
    }

    @Test
    void anExpiredTokenIs401() throws Exception {
        assertThat(list(tokens.expired(accounts.withOwner()))).isEqualTo(401);
    }

    @Test
    void algNoneIs401() throws Exception {
        assertThat(list(tokens.unsigned(accounts.withOwner()))).isEqualTo(401);
    }

    @Test
    void aWrongSignatureIs401() throws Exception {
        assertThat(list(tokens.signedByAStranger(accounts.withOwner()))).isEqualTo(401);
    }

    @Test
    void aTokenOfAnotherIssuerIs401() throws Exception {
        assertThat(list(tokens.ofAnotherIssuer(accounts.withOwner()))).isEqualTo(401);
    }

    @Test
    void theServedPublicKeyIsNoSecretToSignWith() throws Exception {
        // Given
        var served = new JsonWebKeySet(given().get("/.well-known/jwks.json").asString());
        var publicKey = served.getJsonWebKeys().getFirst().getKey().getEncoded();

        // When
        var status = list(tokens.signedWithThePublicKey(accounts.withOwner(), publicKey));

        // Then
        assertThat(status).isEqualTo(401);
    }

    @Test
    void anUnknownKeyIdIs401() {
        assertThat(list(TestTokens.owner(accounts.withOwner().tenant()))).isEqualTo(401);
    }

    @Test
    void whatIsNoTokenIs401() {
        assertThat(list("not.a.token")).isEqualTo(401);
    }

    @Test
    void withoutACredentialItIs401InTheEnvelope() {
        // When
        var answer = json().get("/api/v1/api-keys");

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo("UNAUTHORIZED");
        assertThat(answer.jsonPath().getList("error.details")).isEmpty();
    }

    private static int list(String token) {
        return as(token).get("/api/v1/api-keys").statusCode();
    }
}
