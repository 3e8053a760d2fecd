package com.kyberaccess.common;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The sandbox's host name is in the test configuration: `sandbox.kyber.test`.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class SandboxHostTest {
    private static final String SANDBOX = "sandbox.kyber.test";
    private static final String PUBLIC = "api.kyber.test";

    private final Tenant live = TestTenants.next();
    private final Tenant sandbox = TestTenants.sandboxOf(live);

    private static Response through(String forwardedHost, Tenant tenant) {
        return given().header("Authorization", "Bearer " + TestTokens.readWrite(tenant))
                .header("X-Forwarded-Host", forwardedHost)
                .get("/api/v1/things");
    }

    private static Response at(String host, Tenant tenant) {
        return given().header("Authorization", "Bearer " + TestTokens.readWrite(tenant))
                .header("Host", host)
                .get("/api/v1/things");
    }

    @ParameterizedTest
    @ValueSource(strings = {SANDBOX, "SANDBOX.kyber.test:8443"})
    void atTheSandboxsHostOnlySandboxCredentialsWork(String host) {
        assertThat(through(host, sandbox).statusCode()).isEqualTo(200);
        assertThat(through(host, live).statusCode()).isEqualTo(401);
        assertThat(at(host, sandbox).statusCode()).isEqualTo(200);
        assertThat(at(host, live).statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elsewhere.kyber.test", "sandbox.kyber.test.evil.test"})
    void sandboxCredentialsWorkNowhereElse(String host) {
        assertThat(through(host, sandbox).statusCode()).isEqualTo(401);
        assertThat(through(host, live).statusCode()).isEqualTo(200);
    }

    @Test
    void atThePublicHostOnlyLiveCredentialsWork() {
        // When
        var refused = at(PUBLIC, sandbox);
        // Then
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.path("error.message").toString()).contains("https://" + SANDBOX);
        assertThat(at(PUBLIC, live).statusCode()).isEqualTo(200);
    }

    @Test
    void ourOwnServicesNamesServeBoth() {
        assertThat(at("visitor-service:9102", sandbox).statusCode()).isEqualTo(200);
        assertThat(at("visitor-service:9102", live).statusCode()).isEqualTo(200);
    }
}
