package com.kyberaccess.visitor.checkinevent;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.paging.Cursor;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.checkinevent.CheckInEventFilter.Position;
import com.kyberaccess.visitor.checkinevent.CheckInEventQuery.Row;
import com.kyberaccess.visitor.location.Locations;
import com.kyberaccess.visitor.visit.list.DayRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the log, the newest line first.
@ApplicationScoped
class CheckInEvents {
    static final IdType VISIT_ID = new IdType("vis");
    private static final List<String> TYPES = List.of("check_in", "check_out", "denied", "pre_registered");

    /// PostgreSQL's times end before Java's.
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final CheckInEventQuery query;
    private final EventCounts counts;
    private final EventCountJob job;
    private final Locations locations;
    private final Clock clock;

    CheckInEvents(CheckInEventQuery query, EventCounts counts, EventCountJob job, Locations locations, Clock clock) {
        this.query = query;
        this.counts = counts;
        this.job = job;
        this.locations = locations;
        this.clock = clock;
    }

    /// @throws ApiException 400 naming the parameter that is not valid, 422 for a range that ends before it starts
    @Transactional
    CheckInEventPage list(Caller caller, CheckInEventParameters parameters, PageRequest page) {
        var filter = filter(caller, parameters);
        var after =
                parameters.cursor == null ? null : Cursor.parse("cursor", parameters.cursor, CheckInEvents::position);
        var rows = query.rows(caller.tenant(), filter, page, after);
        var more = rows.size() > page.perPage();
        var shown = more ? rows.subList(0, page.perPage()) : rows;
        return CheckInEventPage.of(
                shown.stream().map(Row::view).toList(),
                total(caller.tenant(), filter),
                page,
                more ? cursor(shown.getLast().position()) : null);
    }

    private long total(Tenant tenant, CheckInEventFilter filter) {
        var total = counts.total(tenant, filter);
        if (total.direct()) {
            job.counted(tenant, total.lines());
        }
        return total.lines();
    }

    private CheckInEventFilter filter(Caller caller, CheckInEventParameters parameters) {
        var place = parameters.locationId == null ? null : locations.parameter(caller.tenant(), parameters.locationId);
        var range = DayRange.of(
                null,
                parameters.startDate,
                parameters.endDate,
                place == null ? caller.zone() : place.zone(),
                clock.instant());
        return new CheckInEventFilter(
                range.since(), range.until(), type(parameters.eventType), place == null ? null : place.id());
    }

    private static @Nullable String type(@Nullable String type) {
        if (type != null && !TYPES.contains(type)) {
            throw ApiException.invalidParameter("event_type", "Must be one of: " + String.join(", ", TYPES));
        }
        return type;
    }

    private static String cursor(Position position) {
        return Cursor.of(position.at().toString(), Outbox.EVENT_ID.text(position.id()))
                .text();
    }

    private static Position position(List<String> values) {
        var at = Instant.parse(values.getFirst());
        if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
            throw new IllegalArgumentException("no time of the log");
        }
        return new Position(at, Outbox.EVENT_ID.parse(values.get(1)).orElseThrow());
    }
}
