package com.kyberaccess.visitor.invitation;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.sandbox.SandboxTables;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// Invitations end with the sandbox; its mails do too.
@Dependent
class InvitationSandboxData {
    @Produces
    @Singleton
    SandboxData invitations() {
        return new SandboxTables(List.of(), List.of("invitation"));
    }
}
