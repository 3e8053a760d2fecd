package com.kyberaccess.visitor.sandbox;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.sandbox.SandboxTables;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// What visitor-service keeps for a sandbox: all but what its mails are, which every service has.
@Dependent
class VisitorSandboxData {
    @Produces
    @Singleton
    SandboxData tables() {
        return new SandboxTables(
                List.of(
                        // Nobody counts the log while it goes (EventCounts).
                        "DO $$ BEGIN PERFORM pg_advisory_xact_lock(62, 0); END $$",
                        "DELETE FROM recent_walk_in USING visit WHERE visit.id = visit_id AND account_id = ? AND mode = 'sandbox'",
                        "DELETE FROM badge_counter USING location WHERE location.id = location_id AND account_id = ? AND mode = 'sandbox'"),
                List.of(
                        "check_in_event",
                        "check_in_event_uncounted",
                        "check_in_event_count",
                        "check_in_event_counted",
                        "visit",
                        "watchlist_name",
                        "watchlist_entry",
                        "delivery",
                        "host",
                        "location",
                        "closure",
                        "visitor_settings",
                        // Behind the visits, whose end is noted there.
                        "active_pending",
                        "active_event",
                        "active_head"));
    }
}
