package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import javax.sql.DataSource;

/// Turns webhooks off: on their endpoint's word (410 Gone, Standard Webhooks 1.0), or for its failures. What waits
/// for a webhook that is not active is held, not sent.
@ApplicationScoped
public class WebhookSwitch {
    private static final String DISABLE = """
            UPDATE subscription SET status = 'disabled', disabled_reason = ?, disabled_at = ?, updated_at = ?
            WHERE id = ? AND status <> 'disabled'
            RETURNING account_id, mode
            """;

    private final DataSource database;
    private final Event<WebhookDisabled> disabled;
    private final Clock clock;

    WebhookSwitch(DataSource database, Event<WebhookDisabled> disabled, Clock clock) {
        this.database = database;
        this.disabled = disabled;
        this.clock = clock;
    }

    /// Disables it, if nobody has yet, in the caller's transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    public void disable(UUID subscriptionId, DisabledReason reason) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(DISABLE)) {
            update.setString(1, EnumNames.of(reason));
            update.setObject(2, now.atOffset(ZoneOffset.UTC));
            update.setObject(3, now.atOffset(ZoneOffset.UTC));
            update.setObject(4, subscriptionId);
            try (var row = update.executeQuery()) {
                if (row.next()) {
                    var mode = Mode.of(row.getString(2)).orElseThrow();
                    var tenant = new Tenant(row.getObject(1, UUID.class), mode);
                    Log.warnf(
                            "webhook disabled webhook=%s reason=%s",
                            Subscription.ID.text(subscriptionId), EnumNames.of(reason));
                    disabled.fire(new WebhookDisabled(subscriptionId, tenant, reason, now));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a webhook could not be disabled", e);
        }
    }
}
