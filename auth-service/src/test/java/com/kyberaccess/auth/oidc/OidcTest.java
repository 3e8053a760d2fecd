package com.kyberaccess.auth.oidc;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.Api.createKey;
import static com.kyberaccess.auth.testsupport.People.USERS;
import static com.kyberaccess.auth.testsupport.People.newAddress;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.auth.testsupport.People;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;

/// A browser's way through the provider and back.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(TestProvider.class)
class OidcTest {
    @Inject
    TestAccounts accounts;

    @Test
    void aMemberGetsWhatThePasswordLogInGives() {
        // Given
        var member = accounts.with(Role.MANAGER).member();
        TestProvider.person(member.email().toUpperCase(Locale.ROOT), true);

        // When
        var answer = logIn();

        // Then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.jsonPath().getMap("")).containsOnlyKeys("token", "expires_at", "token_type");
        assertThat(as(answer.path("token")).get(USERS + "/me").jsonPath().getString("data.id"))
                .isEqualTo(member.publicId());
    }

    @Test
    void itIsALogInEvent() {
        // Given
        var member = accounts.withOwner().member();
        TestProvider.person(member.email(), "true");

        // When
        logIn().then().statusCode(200);

        // Then
        try (var topic = new TopicProbe("kyberaccess.account.v1")) {
            topic.await(message ->
                    message.key().equals(member.publicId()) && message.value().contains("\"event\":\"user.login\""));
        }
    }

    @Test
    void anInvitedMemberJoinsByIt() {
        // Given
        var email = newAddress();
        var owner = accounts.withOwner().login();
        People.invite(owner, email, Role.FRONT_DESK).then().statusCode(201);
        TestProvider.person(email, true);

        // When
        String token = logIn().then().statusCode(200).extract().path("token");

        // Then
        var me = as(token).get(USERS + "/me").jsonPath();
        assertThat(me.getString("data.joined_at")).isNotNull();
        assertThat(me.getString("data.invitation")).isNull();
    }

    @Test
    void whoIsNoMemberStaysOut() {
        // Given
        TestProvider.person("stranger@kyber.test", true);

        // Then
        refused(logIn(), 403, "FORBIDDEN");
    }

    @Test
    void anAddressThatTheProviderHasNotVerifiedCountsForNothing() {
        // Given
        var member = accounts.withOwner().member();
        TestProvider.person(member.email(), false);

        // Then
        refused(logIn(), 403, "FORBIDDEN");
        TestProvider.person(member.email(), token -> token.unsetClaim("email_verified"));
        refused(logIn(), 403, "FORBIDDEN");
    }

    @Test
    void aDeactivatedMemberStaysOut() {
        // Given
        var owner = accounts.withOwner().login();
        var email = newAddress();
        String id = People.invite(owner, email, Role.MANAGER).path("data.id");
        People.change(owner, id, Map.of("active", false)).then().statusCode(200);
        TestProvider.person(email, true);

        // Then
        refused(logIn(), 403, "FORBIDDEN");
    }

    @Test
    void aForeignSignatureIsRefused() {
        // Given
        TestProvider.forgedPerson(accounts.withOwner().member().email());

        // Then
        refused(logIn(), 401, "UNAUTHORIZED");
    }

    @Test
    void anotherNonceIsRefused() {
        // Given
        TestProvider.person(accounts.withOwner().member().email(), token -> token.setStringClaim("nonce", "another"));

        // Then
        refused(logIn(), 401, "UNAUTHORIZED");
    }

    @Test
    void anotherAudienceIsRefused() {
        // Given
        TestProvider.person(accounts.withOwner().member().email(), token -> token.setAudience("somebody-else"));

        // Then
        refused(logIn(), 401, "UNAUTHORIZED");
    }

    @Test
    void anExpiredIdTokenIsRefused() {
        // Given
        TestProvider.person(
                accounts.withOwner().member().email(),
                token -> token.setExpirationTime(
                        NumericDate.fromSeconds(NumericDate.now().getValue() - 600)));

        // Then
        assertThat(logIn().statusCode()).isNotEqualTo(200);
    }

    @Test
    void anotherStateIsRefused() {
        // Given
        TestProvider.person(accounts.withOwner().member().email(), true);
        var begun = begin();
        var back = provider(begun.header("Location"));

        // When
        var answer = get(back.replaceAll("state=[^&]*", "state=another"), begun.cookies());

        // Then
        refused(answer, 401, "UNAUTHORIZED");
    }

    @Test
    void aCallbackWithoutItsBeginningIsRefused() {
        // Given
        TestProvider.person(accounts.withOwner().member().email(), true);
        var back = provider(begin().header("Location"));

        // When
        var answer = get(back, Map.of());

        // Then
        assertThat(answer.statusCode()).isNotEqualTo(200);
    }

    @Test
    void aCodeWorksOnce() {
        // Given
        TestProvider.person(accounts.withOwner().member().email(), true);
        var begun = begin();
        var back = provider(begun.header("Location"));
        get(back, begun.cookies()).then().statusCode(200);

        // When
        var again = get(back, begun.cookies());

        // Then
        refused(again, 401, "UNAUTHORIZED");
    }

    @Test
    void theSessionOfTheProviderIsNotKept() {
        // Given
        TestProvider.person(accounts.withOwner().member().email(), true);

        // When
        var answer = logIn();

        // Then
        answer.detailedCookies().asList().stream()
                .filter(cookie -> cookie.getMaxAge() != 0)
                .forEach(cookie -> assertThat(cookie.getName()).doesNotStartWith("q_session"));
    }

    @Test
    void theOtherEndpointsAreAsTheyWere() {
        // Given
        var owner = accounts.withOwner().login();
        var key = createKey(owner).getString("api_key");

        // Then
        assertThat(as(owner).get("/api/v1/api-keys").statusCode()).isEqualTo(200);
        assertThat(given().header("X-API-Key", key).get("/api/v1/api-keys").statusCode())
                .isEqualTo(403);
        var none = given().redirects().follow(false).get("/api/v1/api-keys");
        refused(none, 401, "UNAUTHORIZED");
        var providers = given().header("Authorization", "Bearer " + "a.b.c").get("/api/v1/api-keys");
        refused(providers, 401, "UNAUTHORIZED");
    }

    private static Response logIn() {
        var begun = begin();
        return get(provider(begun.header("Location")), begun.cookies());
    }

    private static Response begin() {
        var begun = given().redirects().follow(false).get("/api/v1/auth/oidc/login");
        assertThat(begun.statusCode()).isEqualTo(302);
        return begun;
    }

    /// The person logs in there, and is sent back.
    private static String provider(String location) {
        var answer = given().redirects().follow(false).urlEncodingEnabled(false).get(location);
        assertThat(answer.statusCode()).isEqualTo(302);
        return answer.header("Location");
    }

    private static Response get(String url, Map<String, String> cookies) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .cookies(new HashMap<>(cookies))
                .get(url);
    }

    private static void refused(Response answer, int status, String code) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo(code);
    }
}
