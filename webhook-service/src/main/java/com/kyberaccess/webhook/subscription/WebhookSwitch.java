package com.kyberaccess.webhook.subscription;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;

/// Turns webhooks off on their endpoint's word. What waits for a webhook that is not active is held, not sent.
@ApplicationScoped
public class WebhookSwitch {
    private static final String DISABLE =
            "UPDATE subscription SET status = 'disabled', updated_at = ? WHERE id = ? AND status <> 'disabled'";

    private final DataSource database;
    private final Clock clock;

    WebhookSwitch(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// The endpoint answered 410 Gone: it wants no more (Standard Webhooks 1.0).
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void disable(UUID subscriptionId) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(DISABLE)) {
            update.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            update.setObject(2, subscriptionId);
            if (update.executeUpdate() == 1) {
                Log.warnf("webhook disabled webhook=%s reason=gone", Subscription.ID.text(subscriptionId));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a webhook could not be disabled", e);
        }
    }
}
