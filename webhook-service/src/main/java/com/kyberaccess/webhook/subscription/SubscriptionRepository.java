package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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
