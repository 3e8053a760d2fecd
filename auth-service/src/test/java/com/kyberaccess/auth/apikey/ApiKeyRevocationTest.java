package com.kyberaccess.auth.apikey;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.Api.createKey;
import static com.kyberaccess.auth.testsupport.Api.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.auth.testsupport.Api;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ApiKeyRevocationTest {
    private static final String KEYS = "/api/v1/api-keys/";
    private static final String FEED = "kyberaccess.key-revocations.v1";
    private static final String EVENTS = "kyberaccess.account.v1";

    @Inject
    TestAccounts accounts;

    @Inject
    ObjectMapper mapper;

    @Test
    void aRevokedKeyAndItsTokensAre401AtOnce() {
        // Given
        var owner = accounts.withOwner().login();
        var key = createKey(owner);
        var apiKey = key.getString("api_key");
        var token = Api.tokenFor(apiKey);
        assertThat(withKey(apiKey)).isEqualTo(403);
        assertThat(as(token).get(KEYS).statusCode()).isEqualTo(403);

        // When
        var answer = as(owner).delete(KEYS + key.getString("id"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(Api.exchange(apiKey).statusCode()).isEqualTo(401);
        assertThat(withKey(apiKey)).isEqualTo(401);
        assertThat(as(token).get(KEYS).statusCode()).isEqualTo(401);
    }

    @Test
    void aRevokedKeyIsOffTheList() {
        // Given
        var owner = accounts.withOwner().login();
        var revoked = createKey(owner);
        var kept = createKey(owner);

        // When
        as(owner).delete(KEYS + revoked.getString("id"));

        // Then
        var list = as(owner).get("/api/v1/api-keys").jsonPath();
        assertThat(list.getList("data.id")).isEqualTo(java.util.List.of(kept.getString("id")));
        assertThat(list.getInt("meta.total")).isEqualTo(1);
    }

    @Test
    void aRevocationIsOnTheFeedAndAnEvent() throws Exception {
        // Given
        var account = accounts.withOwner();
        var owner = account.login();
        var key = createKey(owner, Map.of("name", "n", "scope", "read_only", "mode", "sandbox"));
        var id = key.getString("id");

        // When
        as(owner).delete(KEYS + id);

        // Then
        try (var feed = new TopicProbe(FEED);
                var events = new TopicProbe(EVENTS)) {
            var revocation = mapper.readTree(
                    feed.await(message -> id.equals(message.key())).value());
            assertThat(revocation.path("id").asText()).isEqualTo(id);
            assertThat(revocation.path("revoked_at").asText()).isNotEmpty();
            var message = events.await(candidate -> id.equals(candidate.key()));
            var event = mapper.readTree(message.value());
            assertThat(event.path("event").asText()).isEqualTo("api_key.revoked");
            assertThat(event.path("account_id").asText())
                    .isEqualTo(account.tenant().account());
            assertThat(event.path("data").path("revoked_by").asText())
                    .isEqualTo(account.member().publicId());
            assertThat(new String(message.headers().lastHeader("kyber_mode").value(), StandardCharsets.UTF_8))
                    .isEqualTo("sandbox");
        }
    }

    @Test
    void revokingTwiceIs204AndOneEvent() throws Exception {
        // Given
        var owner = accounts.withOwner().login();
        var id = createKey(owner).getString("id");
        var later = createKey(owner).getString("id");
        var answers = new ArrayList<Future<Integer>>();

        // When
        try (var people = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                answers.add(people.submit(() -> as(owner).delete(KEYS + id).statusCode()));
            }
        }
        as(owner).delete(KEYS + later);

        // Then
        for (var answer : answers) {
            assertThat(answer.get()).isEqualTo(204);
        }
        try (var feed = new TopicProbe(FEED)) {
            feed.await(message -> later.equals(message.key()));
            assertThat(feed.present(message -> id.equals(message.key()))).hasSize(1);
        }
    }

    @Test
    void anotherAccountsKeyIs404AndGoesOnWorking() {
        // Given
        var key = createKey(accounts.withOwner().login());
        var stranger = accounts.withOwner().login();

        // When
        var answer = as(stranger).delete(KEYS + key.getString("id"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.jsonPath().getString("error.code")).isEqualTo("NOT_FOUND");
        assertThat(Api.exchange(key.getString("api_key")).statusCode()).isEqualTo(200);
        assertThat(as(stranger).get("/api/v1/api-keys").jsonPath().getInt("meta.total"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key_1", "vis_01h455vb4pex5vsknk084sn02q", "'", "%00"})
    void whatIsNoIdOfAKeyIs404(String id) {
        assertThat(as(accounts.withOwner().login())
                        .urlEncodingEnabled(false)
                        .delete(KEYS + id)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anUnknownIdIs404() {
        assertThat(as(accounts.withOwner().login())
                        .delete(KEYS + new IdType("key").text(IdType.next()))
                        .statusCode())
                .isEqualTo(404);
    }

    /// 403 when the key is good (keys manage no keys), 401 when it is not.
    private static int withKey(String apiKey) {
        return json().header("X-API-Key", apiKey).get("/api/v1/api-keys").statusCode();
    }
}
