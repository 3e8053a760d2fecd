package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Webhooks, always of one tenant.
@ApplicationScoped
class SubscriptionRepository implements PanacheRepositoryBase<Subscription, UUID> {
    private static final String OF_TENANT = "accountId = ?1 and mode = ?2";

    Optional<Subscription> byId(Tenant tenant, UUID id) {
        return find(OF_TENANT + " and id = ?3", tenant.accountId(), wire(tenant), id)
                .firstResultOptional();
    }

    /// Locked until the caller's transaction ends.
    Optional<Subscription> lockedById(Tenant tenant, UUID id) {
        return find(OF_TENANT + " and id = ?3", tenant.accountId(), wire(tenant), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// The counter belongs to the recorder of attempts; only a webhook that is resumed begins anew.
    void resetFailures(Tenant tenant, UUID id) {
        getEntityManager()
                .createNativeQuery("UPDATE subscription SET consecutive_failures = 0, failing_since = NULL,"
                        + " next_attempt_at = '-infinity' WHERE id = ?1 AND account_id = ?2 AND mode = ?3")
                .setParameter(1, id)
                .setParameter(2, tenant.accountId())
                .setParameter(3, wire(tenant))
                .executeUpdate();
    }

    /// Newest first.
    List<Subscription> newest(Tenant tenant, PageRequest page) {
        return find(OF_TENANT + " order by id desc", tenant.accountId(), wire(tenant))
                .range(page.offset(), page.offset() + page.perPage() - 1)
                .list();
    }

    long countOf(Tenant tenant) {
        return count(OF_TENANT, tenant.accountId(), wire(tenant));
    }

    /// @return whether there was one
    boolean remove(Tenant tenant, UUID id) {
        return delete(OF_TENANT + " and id = ?3", tenant.accountId(), wire(tenant), id) == 1;
    }

    private static String wire(Tenant tenant) {
        return tenant.mode().wireName();
    }
}
