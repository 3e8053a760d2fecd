package com.kyberaccess.auth.sandbox;

import com.kyberaccess.common.command.OperatorCommand;
import com.kyberaccess.common.security.Tenant;
import jakarta.inject.Singleton;
import java.util.Map;

/// Resets sandboxes without waiting for the night.
@Singleton
class ResetSandbox implements OperatorCommand {
    private final SandboxSchedule schedule;

    ResetSandbox(SandboxSchedule schedule) {
        this.schedule = schedule;
    }

    @Override
    public String name() {
        return "reset-sandbox";
    }

    @Override
    public String description() {
        return "Has every service wipe the sandbox of account=acc_…, or of all accounts with account=all";
    }

    @Override
    public Object run(Map<String, String> parameters) {
        var account = parameters.getOrDefault("account", "");
        if (account.equals("all")) {
            return Map.of("ordered", schedule.orderAllNow());
        }
        var id = Tenant.ACCOUNT_ID
                .parse(account)
                .orElseThrow(() -> new IllegalArgumentException("account must be an acc_ id, or all"));
        schedule.orderNow(id);
        return Map.of("ordered", 1);
    }
}
