package com.kyberaccess.visitor.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Data of `settings.updated` (contract, article 3, *System Events*); auth-service tells of the account's the same way.
///
/// @param area `visitor`
/// @param changes at least one
/// @param changedBy `usr_…` or `key_…`
@RegisterForReflection
record SettingsUpdated(String area, List<Change> changes, String changedBy, Instant changedAt) {
    static final String TYPE = "settings.updated";

    /// @param setting the field of `PATCH /settings`, an inner one as `retention.action`
    /// @param before a string, a number, a boolean or null
    @RegisterForReflection
    record Change(String setting, JsonNode before, JsonNode after) {}

    static SettingsUpdated of(List<Change> changes, String changedBy, Instant at) {
        return new SettingsUpdated("visitor", changes, changedBy, at);
    }

    /// What differs, field by field.
    static List<Change> changes(ObjectNode before, ObjectNode after) {
        var changes = new ArrayList<Change>();
        compare("", before, after, changes);
        return changes;
    }

    private static void compare(String prefix, JsonNode before, JsonNode after, List<Change> changes) {
        after.properties().forEach(field -> {
            var name = prefix + field.getKey();
            var was = before.path(field.getKey());
            if (field.getValue().isObject()) {
                compare(name + ".", was, field.getValue(), changes);
            } else if (!field.getValue().equals(was)) {
                changes.add(new Change(name, was, field.getValue()));
            }
        });
    }
}
