package com.kyberaccess.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;

/// What the tests do with visitors.
final class Visits {
    private Visits() {}

    static String anyHost(Api api) {
        return api.get("/hosts").data().path(0).path("id").asText();
    }

    /// A walk-in with a name of its own; returns the visit.
    static JsonNode checkIn(Api api, String lastName) {
        var answer = api.post(
                "/visitors/check-in",
                Map.of(
                        "first_name", "Jane",
                        "last_name", lastName,
                        "email", "jane@example.com",
                        "company", "Acme Corp",
                        "purpose", "Meeting",
                        "host_id", anyHost(api)));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
        return answer.data();
    }

    static void checkOut(Api api, String visit) {
        var answer = api.post("/visitors/" + visit + "/check-out", Map.of());
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    static boolean onEvacuationList(Api api, String visit) {
        var list = api.get("/emergency/evacuation-list").data().path("visitors");
        return StreamSupport.stream(list.spliterator(), false)
                .anyMatch(row -> row.path("visitor_id").asText().equals(visit));
    }
}
