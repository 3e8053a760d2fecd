package com.kyberaccess.bench.emergency;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.bench.harness.LocalHttp;
import com.kyberaccess.bench.harness.LocalHttp.Answer;
import com.kyberaccess.local.Platform;
import com.kyberaccess.local.ServiceProcess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The services' own ports, asked asynchronously.
final class Api implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final int WARM_UP = 300;

    private final Platform platform;
    private final LocalHttp http = new LocalHttp(Vertx.vertx(), CONNECTIONS);
    private final AtomicLong people = new AtomicLong();
    private final String host;
    private final String location;

    Api(Platform platform) {
        this.platform = platform;
        var hosts =
                LocalHttp.await(visitor(HttpMethod.GET, "/hosts", null)).json().path("data");
        this.host = hosts.path(0).path("id").asText();
        this.location = LocalHttp.await(visitor(HttpMethod.GET, "/locations", null))
                .json()
                .path("data")
                .path(0)
                .path("id")
                .asText();
    }

    String apiKey() {
        return platform.apiKey();
    }

    String location() {
        return location;
    }

    Vertx vertx() {
        return http.vertx();
    }

    ServiceProcess emergencyService() {
        return platform.service("emergency");
    }

    DataSource emergencyDatabase() {
        return platform.postgres().dataSource("kyber_emergency");
    }

    /// What a system that has run for a minute has behind it.
    void warmUp() {
        for (int i = 0; i < WARM_UP; i++) {
            LocalHttp.await(checkIn());
            LocalHttp.await(emergency(HttpMethod.GET, "/emergency/evacuation-list", null));
        }
    }

    /// A walk-in with a name that nobody had before.
    Future<Answer> checkIn() {
        return visitor(HttpMethod.POST, "/visitors/check-in", """
                {"first_name":"Jane","last_name":"Visitor %d","company":"Acme Corp","host_id":"%s"}
                """.formatted(people.incrementAndGet(), host));
    }

    Future<Answer> visitor(HttpMethod method, String path, @Nullable String body) {
        return call(platform.service("visitor").port(), method, path, body);
    }

    Future<Answer> emergency(HttpMethod method, String path, @Nullable String body) {
        return call(platform.service("emergency").port(), method, path, body);
    }

    private Future<Answer> call(int port, HttpMethod method, String path, @Nullable String body) {
        return http.send(
                method,
                port,
                "/api/v1" + path,
                Map.of("X-API-Key", platform.apiKey()),
                body == null ? null : Buffer.buffer(body));
    }

    static JsonNode data(Answer answer, int status) {
        if (answer.status() != status) {
            throw new IllegalStateException("%d instead of %d: %s".formatted(answer.status(), status, answer.body()));
        }
        return answer.json().path("data");
    }

    @Override
    public void close() {
        http.close();
    }
}
