package com.kyberaccess.visitor.closure;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.sandbox.SandboxTables;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// A sandbox's closures end with it.
@Dependent
class ClosureSandboxData {
    @Produces
    @Singleton
    SandboxData closures() {
        return new SandboxTables(List.of(), List.of("closure"));
    }
}
