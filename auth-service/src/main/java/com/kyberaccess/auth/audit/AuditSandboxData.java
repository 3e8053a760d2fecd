package com.kyberaccess.auth.audit;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.sandbox.SandboxTables;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// What auth-service keeps for a sandbox: its chain of the audit log. The keys stay, they are the account's.
@Dependent
class AuditSandboxData {
    @Produces
    @Singleton
    SandboxData tables() {
        return new SandboxTables(List.of(), List.of("audit_entry", "audit_chain"));
    }
}
