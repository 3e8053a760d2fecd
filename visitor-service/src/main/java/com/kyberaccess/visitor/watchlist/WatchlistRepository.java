package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class WatchlistRepository implements PanacheRepositoryBase<WatchlistEntry, UUID> {
    private static final String OF_TENANT = "accountId = :account and mode = :mode";

    List<WatchlistEntry> page(Tenant tenant, PageRequest page) {
        return find(OF_TENANT, Sort.by("createdAt").descending().and("id"), of(tenant))
                .range(page.offset(), page.offset() + page.perPage() - 1)
                .list();
    }

    long count(Tenant tenant) {
        return find(OF_TENANT, of(tenant)).count();
    }

    /// @return whether there was one
    boolean remove(Tenant tenant, UUID id) {
        return delete(OF_TENANT + " and id = :id", of(tenant).and("id", id)) == 1;
    }

    private static Parameters of(Tenant tenant) {
        return Parameters.with("account", tenant.accountId())
                .and("mode", tenant.mode().wireName());
    }
}
