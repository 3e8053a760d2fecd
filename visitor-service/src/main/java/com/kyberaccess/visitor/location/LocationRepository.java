package com.kyberaccess.visitor.location;

import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class LocationRepository implements PanacheRepositoryBase<Location, UUID> {
    private static final String OF_TENANT = "accountId = :account and mode = :mode";

    Optional<Location> byId(Tenant tenant, UUID id) {
        return find(OF_TENANT + " and id = :id", of(tenant).and("id", id)).firstResultOptional();
    }

    Optional<Location> primary(Tenant tenant) {
        return find(OF_TENANT + " and primary = true", of(tenant)).firstResultOptional();
    }

    List<Location> byIds(Tenant tenant, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : list(OF_TENANT + " and id in :ids", of(tenant).and("ids", ids));
    }

    List<Location> page(Tenant tenant, PageRequest page) {
        return all(tenant)
                .range(page.offset(), page.offset() + page.perPage() - 1)
                .list();
    }

    long count(Tenant tenant) {
        return all(tenant).count();
    }

    /// Serialises the creation of locations of one tenant until the end of the transaction, so that one is primary.
    void lockCreation(Tenant tenant) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))) AS locked")
                .setParameter("key", "location:" + tenant.accountId() + tenant.mode())
                .getSingleResult();
    }

    private PanacheQuery<Location> all(Tenant tenant) {
        return find(OF_TENANT, Sort.by("createdAt").and("id"), of(tenant));
    }

    private static Parameters of(Tenant tenant) {
        return Parameters.with("account", tenant.accountId())
                .and("mode", tenant.mode().wireName());
    }
}
