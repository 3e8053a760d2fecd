package com.kyberaccess.visitor.visit.erasure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.visitor.visit.Visitor;
import java.util.List;

/// Takes the visitor out of an event's data; what is left fits the event's schema (docs/events).
final class EventRedaction {
    /// What schemas allow to be null.
    private static final List<String> OPTIONAL = List.of("email", "phone", "company", "purpose");
    /// Free text about the visitor.
    private static final List<String> REMARKS = List.of("reason", "notes", "photo_url");

    private EventRedaction() {}

    static void redact(ObjectNode data) {
        if (data.path("visitor") instanceof ObjectNode visitor) {
            replace(visitor, "first_name", Visitor.ANONYMOUS.firstName());
            replace(visitor, "last_name", Visitor.ANONYMOUS.lastName());
            OPTIONAL.forEach(field -> clear(visitor, field));
        }
        REMARKS.forEach(field -> clear(data, field));
        for (var match : data.path("screening_alert").path("matches")) {
            if (match instanceof ObjectNode fields) {
                clear(fields, "reason");
            }
        }
    }

    private static void replace(ObjectNode node, String field, String value) {
        if (node.has(field)) {
            node.put(field, value);
        }
    }

    private static void clear(ObjectNode node, String field) {
        if (node.has(field)) {
            node.putNull(field);
        }
    }
}
