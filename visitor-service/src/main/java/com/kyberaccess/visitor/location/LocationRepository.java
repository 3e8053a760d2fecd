package com.kyberaccess.visitor.location;

import com.kyberaccess.common.id.EntitiesById;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Locations. The finders of single ones by id know those that were removed too.
@ApplicationScoped
class LocationRepository implements PanacheRepositoryBase<Location, UUID> {
    private static final String OF_TENANT = "accountId = :account and mode = :mode";
    private static final String PRESENT = OF_TENANT + " and deletedAt is null";

    Optional<Location> byId(Tenant tenant, UUID id) {
        return findByIdOptional(id).filter(location -> location.isOf(tenant));
    }

    /// Unless it was removed.
    Optional<Location> presentById(Tenant tenant, UUID id) {
        return byId(tenant, id).filter(location -> !location.isRemoved());
    }

    /// The same, with the row's lock until the end of the transaction.
    Optional<Location> lockedById(Tenant tenant, UUID id) {
        return find(PRESENT + " and id = :id", of(tenant).and("id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<Location> primary(Tenant tenant) {
        return find(PRESENT + " and primary = true", of(tenant)).firstResultOptional();
    }

    List<Location> byIds(Tenant tenant, Collection<UUID> ids) {
        return EntitiesById.find(getEntityManager(), Location.class, ids)
                .filter(location -> location.isOf(tenant))
                .toList();
    }

    List<Location> page(Tenant tenant, PageRequest page) {
        return present(tenant)
                .range(page.offset(), page.offset() + page.perPage() - 1)
                .list();
    }

    List<Location> all(Tenant tenant) {
        return present(tenant).list();
    }

    long count(Tenant tenant) {
        return present(tenant).count();
    }

    LocationTree tree(Tenant tenant) {
        var parents = getEntityManager()
                .createQuery(
                        "select id, parentId from Location where " + PRESENT + " and parentId is not null",
                        Object[].class)
                .setParameter("account", tenant.accountId())
                .setParameter("mode", tenant.mode().wireName())
                .getResultStream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (UUID) row[1]));
        return new LocationTree(Map.copyOf(parents));
    }

    /// Serialises the changes of a tenant's locations until the end of the transaction, so that one is primary and none
    /// is part of itself.
    void lockAll(Tenant tenant) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))) AS locked")
                .setParameter("key", "location:" + tenant.accountId() + tenant.mode())
                .getSingleResult();
    }

    private PanacheQuery<Location> present(Tenant tenant) {
        return find(PRESENT, Sort.by("createdAt").and("id"), of(tenant));
    }

    private static Parameters of(Tenant tenant) {
        return Parameters.with("account", tenant.accountId())
                .and("mode", tenant.mode().wireName());
    }
}
