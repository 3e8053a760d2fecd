package com.kyberaccess.webhook.delivery;

import com.kyberaccess.webhook.subscription.WebhookDeleted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Removes what a deleted webhook leaves: its place in the queue, its deliveries, their attempts.
@ApplicationScoped
class DeliveryHistory {
    /// The queue first: attempts are recorded only where the queue's row stands, so those that end now either come
    /// before this and are deleted below, or find no row.
    private static final List<String> ERASE = List.of(
            "DELETE FROM delivery_due WHERE subscription_id = ?",
            "DELETE FROM delivery_attempt USING delivery"
                    + " WHERE delivery_attempt.delivery_id = delivery.id AND delivery.subscription_id = ?",
            "DELETE FROM delivery WHERE subscription_id = ?");

    private final DataSource database;

    DeliveryHistory(DataSource database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void erase(@Observes WebhookDeleted deleted) {
        for (var statement : ERASE) {
            erase(statement, deleted.subscriptionId());
        }
    }

    private void erase(String statement, UUID subscriptionId) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(statement)) {
            delete.setObject(1, subscriptionId);
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("delivery history not deleted", e);
        }
    }
}
