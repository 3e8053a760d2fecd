package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.plan.Plan;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.account.Accounts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import javax.sql.DataSource;

/// How many webhooks a plan includes (contract, article 3, *Webhook Limits*), counted per tenant.
@ApplicationScoped
class PlanLimit {
    private final DataSource database;
    private final Accounts accounts;
    private final SubscriptionRepository subscriptions;

    PlanLimit(DataSource database, Accounts accounts, SubscriptionRepository subscriptions) {
        this.database = database;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
    }

    /// Makes sure that there is room for one more, until the caller's transaction ends: creations of one tenant
    /// wait for each other here, else two of them could both take the last place.
    ///
    /// @param callersPlan what counts as long as no event told of the account
    /// @throws ApiException 403 `PLAN_LIMIT_REACHED`
    @Transactional(Transactional.TxType.MANDATORY)
    public void reserve(Tenant tenant, Plan callersPlan) {
        lock(tenant);
        var plan = Plan.named(accounts.plan(tenant.accountId(), callersPlan.wireName()));
        if (subscriptions.countOf(tenant) >= plan.maxWebhooks()) {
            throw new ApiException(
                    WebhookError.PLAN_LIMIT_REACHED,
                    "The %s plan includes %d webhooks. Delete one or choose a larger plan."
                            .formatted(plan.wireName(), plan.maxWebhooks()));
        }
    }

    private void lock(Tenant tenant) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, tenant.account() + tenant.mode().wireName());
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the tenant's lock could not be taken", e);
        }
    }
}
