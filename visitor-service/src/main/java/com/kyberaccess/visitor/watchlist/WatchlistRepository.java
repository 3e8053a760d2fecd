package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.Folded;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class WatchlistRepository implements PanacheRepositoryBase<WatchlistEntry, UUID> {
    private static final String OF_TENANT = "accountId = :account and mode = :mode";

    Optional<WatchlistEntry> byId(Tenant tenant, UUID id) {
        return find(OF_TENANT + " and id = :id", of(tenant).and("id", id)).firstResultOptional();
    }

    /// The same, with the row's lock until the end of the transaction.
    Optional<WatchlistEntry> locked(Tenant tenant, UUID id) {
        return find(OF_TENANT + " and id = :id", of(tenant).and("id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// Those with one of these identities, locked.
    List<WatchlistEntry> lockedByIdentity(Tenant tenant, Collection<UUID> identities) {
        return find(OF_TENANT + " and identity in :identities", of(tenant).and("identities", identities))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /// The newest first, which ids tell; up to one more than a page has.
    List<WatchlistEntry> page(Tenant tenant, WatchlistFilter filter, PageRequest page) {
        int first = filter.after() == null ? page.offset() : 0;
        return matching(tenant, filter, filter.after())
                .range(first, first + page.perPage())
                .list();
    }

    /// Of all pages.
    long count(Tenant tenant, WatchlistFilter filter) {
        return matching(tenant, filter, null).count();
    }

    private PanacheQuery<WatchlistEntry> matching(Tenant tenant, WatchlistFilter filter, @Nullable UUID after) {
        var where = new StringBuilder(OF_TENANT);
        var values = of(tenant);
        if (filter.list() != null) {
            where.append(" and list = :list");
            values.and("list", EnumNames.of(filter.list()));
        }
        if (filter.search() != null) {
            where.append(" and searchText like :search escape '\\'");
            values.and("search", Folded.contains(filter.search()));
        }
        if (after != null) {
            where.append(" and id < :after");
            values.and("after", after);
        }
        return find(where.toString(), Sort.by("id").descending(), values);
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
