package com.kyberaccess.bench.checkins;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.bench.harness.LocalHttp;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// The front desks of an account: walk-ins over plain HTTP/1.1 with a token, as they come from the gateway.
final class FrontDesk implements AutoCloseable {
    static final String EMAIL = "owner@bench.test";
    static final String PASSWORD = "bench-owner-password";

    private static final int CONNECTIONS = 256;

    private final LocalHttp http = new LocalHttp(CONNECTIONS);
    private final int visitorPort;
    private final String token;
    private final AtomicLong people = new AtomicLong();
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    /// What came of a check-in.
    record Answer(int status, Buffer body) {
        private static final String ID_PREFIX = "vis_";
        private static final int ID_LENGTH = ID_PREFIX.length() + 26;

        /// The visit's id, found without reading the rest: the load must cost little.
        String visit() {
            var text = body.toString();
            int begin = text.indexOf(ID_PREFIX);
            return text.substring(begin, begin + ID_LENGTH);
        }
    }

    FrontDesk(int authPort, int visitorPort) {
        this.visitorPort = visitorPort;
        var owner = created(authPort, "/api/v1/auth/login", null, """
                {"email":"%s","password":"%s"}""".formatted(EMAIL, PASSWORD))
                .path("token")
                .asText();
        var key = created(authPort, "/api/v1/api-keys", owner, """
                {"name":"bench","scope":"read_write"}""")
                .path("data")
                .path("api_key")
                .asText();
        token = created(authPort, "/api/v1/auth/token", null, "{\"api_key\":\"%s\"}".formatted(key))
                .path("token")
                .asText();
    }

    /// A new location.
    ///
    /// @return `loc_…`
    String location(String name) {
        return created(visitorPort, "/api/v1/locations", token, """
                {"name":"%s","time_zone":"America/New_York"}""".formatted(name))
                .path("data")
                .path("id")
                .asText();
    }

    /// A new host, who is told by mail of each visitor if there is an `email`.
    ///
    /// @return `usr_…`
    String host(String location, @Nullable String email) {
        return created(visitorPort, "/api/v1/hosts", token, """
                {"name":"John Doe","department":"Engineering","location_id":"%s"%s}""".formatted(
                                location, email == null ? "" : ",\"email\":\"" + email + "\""))
                .path("data")
                .path("id")
                .asText();
    }

    /// Checks in somebody who has never been here, to see `host`.
    Future<Answer> checkIn(String host) {
        long number = people.incrementAndGet();
        return post(visitorPort, "/api/v1/visitors/check-in", token, """
                {"first_name":"Jane","last_name":"Smith %1$d","email":"jane.%1$d.%2$s@example.com","phone":"+1-555-0100",\
                "company":"Acme Corp","purpose":"Meeting","host_id":"%3$s"}""".formatted(number, run, host))
                .map(answer -> new Answer(answer.status(), answer.body()));
    }

    private JsonNode created(int port, String path, @Nullable String bearer, String body) {
        var answer = LocalHttp.await(post(port, path, bearer, body));
        if (answer.status() >= 300) {
            throw new IllegalStateException("%s answered %d".formatted(path, answer.status()));
        }
        return answer.json();
    }

    private Future<LocalHttp.Answer> post(int port, String path, @Nullable String bearer, String body) {
        var credentials = bearer == null ? Map.<String, String>of() : Map.of("Authorization", "Bearer " + bearer);
        return http.send(HttpMethod.POST, port, path, credentials, Buffer.buffer(body));
    }

    @Override
    public void close() {
        http.close();
    }
}
