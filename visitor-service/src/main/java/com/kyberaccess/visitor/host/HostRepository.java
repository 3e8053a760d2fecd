package com.kyberaccess.visitor.host;

import com.kyberaccess.common.id.EntitiesById;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Hosts. The finders by id and by department know those that were removed too, for the visits that name them.
@ApplicationScoped
class HostRepository implements PanacheRepositoryBase<Host, UUID> {
    private static final String OF_TENANT = "accountId = :account and mode = :mode";
    private static final String PRESENT = OF_TENANT + " and deletedAt is null";

    Optional<Host> byId(Tenant tenant, UUID id) {
        return findByIdOptional(id).filter(host -> host.isOf(tenant));
    }

    /// Unless it was removed.
    Optional<Host> presentById(Tenant tenant, UUID id) {
        return byId(tenant, id).filter(host -> !host.isRemoved());
    }

    /// The same, with the row's lock until the end of the transaction.
    Optional<Host> lockedById(Tenant tenant, UUID id) {
        return find(PRESENT + " and id = :id", of(tenant).and("id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<Host> byIds(Tenant tenant, Collection<UUID> ids) {
        return EntitiesById.find(getEntityManager(), Host.class, ids)
                .filter(host -> host.isOf(tenant))
                .toList();
    }

    /// Those whose address is one of `emails`, which are in lower case.
    List<Host> byEmails(Tenant tenant, Collection<String> emails) {
        return emails.isEmpty()
                ? List.of()
                : list(PRESENT + " and lower(email) in :emails", of(tenant).and("emails", emails));
    }

    /// Those without an address whose folded name is one of `names`.
    List<Host> withoutEmail(Tenant tenant, Collection<String> names) {
        return names.isEmpty()
                ? List.of()
                : list(
                        PRESENT + " and email is null and sortName in :names",
                        of(tenant).and("names", names));
    }

    Optional<HostFilter.Position> position(Tenant tenant, UUID id) {
        return byId(tenant, id).map(Host::position);
    }

    boolean isAt(Tenant tenant, UUID location) {
        return find(PRESENT + " and locationId = :location", of(tenant).and("location", location))
                .firstResultOptional()
                .isPresent();
    }

    List<UUID> idsInDepartment(Tenant tenant, String department) {
        return getEntityManager()
                .createQuery(
                        "select id from Host where " + OF_TENANT + " and lower(department) = lower(:department)",
                        UUID.class)
                .setParameter("account", tenant.accountId())
                .setParameter("mode", tenant.mode().wireName())
                .setParameter("department", department)
                .getResultList();
    }

    /// Serialises the changes of a tenant's hosts until the end of the transaction, so that no address is there twice.
    void lockAll(Tenant tenant) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))) AS locked")
                .setParameter("key", "host:" + tenant.accountId() + tenant.mode())
                .getSingleResult();
    }

    private static Parameters of(Tenant tenant) {
        return Parameters.with("account", tenant.accountId())
                .and("mode", tenant.mode().wireName());
    }
}
