package com.kyberaccess.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.security.AccessTable;
import com.kyberaccess.common.security.EndpointRule;
import com.kyberaccess.common.security.EndpointRule.Audience;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.testing.OpenApiEndpoints.Endpoint;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/// Holds a running service to the {@link AccessTable}: every endpoint of its OpenAPI document, called over HTTP with
/// each role, with a key, and with nothing. Call it from a `@QuarkusTest`.
public final class RolesContract {
    /// A refusal comes at once; what takes longer (a stream without events) was let in.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String REFUSED = "403 FORBIDDEN";

    private final Function<Role, String> tokens;
    private final Supplier<String> key;
    private final SoftAssertions softly = new SoftAssertions();

    private RolesContract(Function<Role, String> tokens, Supplier<String> key) {
        this.tokens = tokens;
        this.key = key;
    }

    /// @param tokens a fresh token of a member with the role, of an account with requests left
    /// @param key the token of a read/write key, of an account with requests left
    public static void assertEnforced(String service, Function<Role, String> tokens, Supplier<String> key) {
        var endpoints = OpenApiEndpoints.of(service);
        assertThat(endpoints).isNotEmpty();
        var contract = new RolesContract(tokens, key);
        endpoints.forEach(contract::walk);
        contract.softly.assertAll();
    }

    private void walk(Endpoint endpoint) {
        var rule = AccessTable.STANDARD
                .find(endpoint.path())
                .orElseThrow(() -> new AssertionError("not in the AccessTable: " + endpoint));
        if (rule.audience() == Audience.ANYBODY) {
            softly.assertThat(call(endpoint, null))
                    .as("%s by anybody", endpoint)
                    .isNotIn("401", REFUSED);
            return;
        }
        softly.assertThat(call(endpoint, null)).as("%s by nobody", endpoint).isEqualTo("401 UNAUTHORIZED");
        expect(endpoint, "a key", key.get(), rule.audience() == Audience.TEAM_AND_KEYS);
        for (var role : Role.values()) {
            expect(endpoint, role.toString(), tokens.apply(role), allowed(rule, endpoint, role));
        }
    }

    private static boolean allowed(EndpointRule rule, Endpoint endpoint, Role role) {
        var least = rule.leastRoles().get(endpoint.method());
        if (least == null) {
            throw new AssertionError("not in the AccessTable: " + endpoint);
        }
        return role.atLeast(least);
    }

    private void expect(Endpoint endpoint, String who, String token, boolean allowed) {
        var answer = softly.assertThat(call(endpoint, token)).as("%s by %s", endpoint, who);
        if (allowed) {
            answer.isNotEqualTo(REFUSED)
                    .doesNotStartWith("401")
                    .doesNotStartWith("429")
                    .doesNotStartWith("500");
        } else {
            answer.isEqualTo(REFUSED);
        }
    }

    /// @return the status, and after a blank the error's code if there is one
    private static String call(Endpoint endpoint, @Nullable String token) {
        var path = endpoint.path().replaceAll("\\{[^/]*}", "x");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(endpoint.method(), HttpRequest.BodyPublishers.ofString("{}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return answer.statusCode() < 400
                        ? String.valueOf(answer.statusCode())
                        : answer.statusCode() + code(new String(body.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (HttpTimeoutException e) {
            return "no answer yet";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String code(String body) {
        var code = Pattern.compile("\"code\":\"(\\w+)\"").matcher(body);
        return code.find() ? " " + code.group(1) : "";
    }
}
