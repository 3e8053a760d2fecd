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
                        "DELETE FROM recent_walk_in USING visit WHERE visit.id = visit_id AND account_id = ? AND mode = 'sandbox'",
                        "DELETE FROM badge_counter USING location WHERE location.id = location_id AND account_id = ? AND mode = 'sandbox'"),
                List.of(
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
