package com.kyberaccess.emergency.sandbox;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.sandbox.SandboxTables;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// What emergency-service keeps for a sandbox.
@Dependent
class EmergencySandboxData {
    @Produces
    @Singleton
    SandboxData tables() {
        return new SandboxTables(List.of(), List.of("presence", "location"));
    }
}
