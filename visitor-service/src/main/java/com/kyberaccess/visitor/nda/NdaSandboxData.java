package com.kyberaccess.visitor.nda;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.sandbox.SandboxTables;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// Agreements and decisions end with the sandbox.
@Dependent
class NdaSandboxData {
    @Produces
    @Singleton
    SandboxData agreements() {
        return new SandboxTables(List.of(), List.of("nda_decision", "nda_agreement"));
    }
}
