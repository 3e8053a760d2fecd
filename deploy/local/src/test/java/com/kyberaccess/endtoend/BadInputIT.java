package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.local.Platform;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client gets wrong, through the gateway.
class BadInputIT {
    private final Platform platform = RunningSystem.platform();
    private final Api anonymous = Api.anonymous(platform);
    private final Api api = anonymous.withTokenOf(platform.apiKey());

    @Test
    void anUnknownHostIsNamed() {
        assertRefused(
                api.post("/visitors/check-in", Map.of("first_name", "a", "last_name", "b", "host_id", "usr_unknown")),
                422,
                "VALIDATION_ERROR",
                "host_id");
    }

    @Test
    void everyMissingFieldIsNamed() {
        assertRefused(
                api.postText("/visitors/check-in", "{}"),
                422,
                "VALIDATION_ERROR",
                "first_name",
                "host_id",
                "last_name");
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        assertRefused(
                api.postText("/visitors/check-in", "{\"first_name\":[1]}"), 422, "VALIDATION_ERROR", "first_name");
    }

    @Test
    void malformedJsonIsABadRequest() {
        assertRefused(api.postText("/visitors/check-in", "{\"first_name\""), 400, "MALFORMED_JSON");
    }

    @Test
    void aBodyOfTwoMegabytesIsRefused() {
        assertRefused(
                api.postText("/visitors/check-in", "{\"first_name\":\"" + "x".repeat(2 << 20) + "\"}"),
                413,
                "PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/visitors/vis_01h455vb4pex5vsknk084sn02q", "/visitors/nonsense", "/nothing", "/webhooks/x"})
    void whatIsNotThereIsNotFound(String path) {
        assertRefused(api.get(path), 404, "NOT_FOUND");
    }

    @Test
    void aPathBesideTheApiIsNotFoundInTheEnvelope() {
        assertRefused(api.get("/../../q/health"), 404, "NOT_FOUND");
    }

    @Test
    void aMethodThatThePathDoesNotHaveIsNotAllowed() {
        assertRefused(api.delete("/check-in-events"), 405, "METHOD_NOT_ALLOWED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/visitors", "/emergency/evacuation-list", "/webhooks", "/api-keys"})
    void aForgedTokenIsRefusedByEveryService(String path) {
        var token = anonymous.token(platform.apiKey());
        var parts = List.of(token.split("\\.", -1));
        var unsigned = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        UnaryOperator<String> flip = text -> (text.charAt(0) == 'A' ? "B" : "A") + text.substring(1);
        for (var forged : List.of(
                parts.get(0) + "." + parts.get(1) + "." + flip.apply(parts.get(2)),
                unsigned + "." + parts.get(1) + ".",
                unsigned + "." + parts.get(1) + "." + parts.get(2),
                "",
                "x")) {
            assertRefused(anonymous.withToken(forged).get(path), 401, "UNAUTHORIZED");
        }
    }

    @Test
    void plainHttpIsRefused() throws IOException, InterruptedException {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(platform.plainHttpUri() + "/api/v1/visitors"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("\"HTTPS_REQUIRED\"");
    }

    private static void assertRefused(Api.Answer answer, int status, String code, String... fields) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.errorCode()).isEqualTo(code);
        assertThat(answer.body().path("error").path("message").asText()).isNotBlank();
        assertThat(answer.body().path("error").path("details").findValuesAsText("field"))
                .containsExactly(fields);
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.headers().firstValue("X-Should-Retry")).contains("false");
    }
}
