package com.kyberaccess.webhook.sandbox;

import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.sandbox.SandboxTables;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// What webhook-service keeps for a sandbox. The queue goes first, as when a webhook is deleted: attempts that
/// end now find no row of it, and are dropped.
@Dependent
class WebhookSandboxData {
    @Produces
    @Singleton
    SandboxData tables() {
        return new SandboxTables(
                List.of(
                        "DELETE FROM delivery_due USING subscription s WHERE s.id = subscription_id AND s.account_id = ? AND s.mode = 'sandbox'",
                        "DELETE FROM delivery_attempt USING delivery d WHERE d.id = delivery_id AND d.account_id = ? AND d.mode = 'sandbox'"),
                List.of("delivery", "event", "subscription", "pace", "erased_visitor", "replay_job"));
    }
}
