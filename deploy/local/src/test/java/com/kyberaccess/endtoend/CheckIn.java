package com.kyberaccess.endtoend;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;

/// A walk-in at one visitor-service, past the gateway.
record CheckIn(int port, String token, String host, String lastName) {
    /// HTTP/1.1, as gateways speak to services.
    static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    HttpRequest request() {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/visitors/check-in".formatted(port)))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("""
                        {"first_name":"Jane","last_name":"%s","host_id":"%s"}""".formatted(lastName, host)))
                .build();
    }
}
