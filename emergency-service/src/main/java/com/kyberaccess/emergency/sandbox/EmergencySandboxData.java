package com.kyberaccess.emergency.sandbox;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.sandbox.SandboxTables;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// Everything of a sandbox: lockdowns and evacuations with what hangs on them, the projection, and the live
/// log.
@Dependent
class EmergencySandboxData {
    private static final String OF_EVACUATIONS =
            " WHERE evacuation_id IN (SELECT id FROM evacuation WHERE account_id = ? AND mode = 'sandbox')";

    @Produces
    @Singleton
    SandboxData tables() {
        return new SandboxTables(
                List.of(
                        "DELETE FROM safe_link" + OF_EVACUATIONS,
                        "DELETE FROM roll_call_mark" + OF_EVACUATIONS,
                        "DELETE FROM roll_call_person" + OF_EVACUATIONS),
                List.of(
                        "evacuation",
                        "rally_point",
                        "staff_notice",
                        "lockdown",
                        "approval",
                        "emergency_setting",
                        "stream_event",
                        "stream_head",
                        "presence",
                        "presence_version",
                        "host",
                        "location"));
    }
}
