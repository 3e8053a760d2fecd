package com.kyberaccess.visitor.snapshot;

import com.kyberaccess.common.command.OperatorCommand;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.visitor.location.Place;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The snapshot, on the management port, which the gateway does not expose: it has every tenant's data.
@Singleton
class PresenceSnapshot implements OperatorCommand {
    private static final int MAX_LIMIT = 1_000;
    /// A request line holds so many.
    private static final int MAX_IDS = 100;
    private static final UUID FIRST = new UUID(0, 0);

    private final SnapshotQuery query;

    PresenceSnapshot(SnapshotQuery query) {
        this.query = query;
    }

    /// A page.
    ///
    /// @param rows by id
    record Page(List<?> rows) {}

    @Override
    public String name() {
        return "presence-snapshot";
    }

    @Override
    public String description() {
        return "A page of the tenants' kind=visits (who is in or awaits review), hosts or locations, by id, behind"
                + " after=ID, limit=1..1000; or the visits of ids=ID,ID,… whatever their state";
    }

    @Override
    public Object run(Map<String, String> parameters) {
        var ids = parameters.get("ids");
        if (ids != null) {
            var wanted = Arrays.stream(ids.split(",", -1))
                    .map(id -> id(SnapshotQuery.VISIT_ID, id))
                    .toList();
            if (wanted.size() > MAX_IDS) {
                throw new IllegalArgumentException("ids: at most " + MAX_IDS);
            }
            return new Page(query.visits(wanted));
        }
        var after = parameters.get("after");
        int limit = limit(parameters.getOrDefault("limit", String.valueOf(MAX_LIMIT)));
        return switch (parameters.getOrDefault("kind", "visits")) {
            case "visits" ->
                new Page(query.presentVisits(after == null ? FIRST : id(SnapshotQuery.VISIT_ID, after), limit));
            case "hosts" -> new Page(query.hosts(after == null ? FIRST : id(SnapshotQuery.HOST_ID, after), limit));
            case "locations" -> new Page(query.locations(after == null ? FIRST : id(Place.LOCATION_ID, after), limit));
            default -> throw new IllegalArgumentException("kind: one of visits, hosts, locations");
        };
    }

    private static UUID id(IdType type, String text) {
        return type.parse(text)
                .orElseThrow(() -> new IllegalArgumentException("not a " + type.prefix() + "_ id: " + text));
    }

    private static int limit(String text) {
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MAX_LIMIT) {
            throw new IllegalArgumentException("limit: 1 to " + MAX_LIMIT);
        }
        return Integer.parseInt(text);
    }
}
