package com.kyberaccess.visitor.visit;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.EntitiesById;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;

/// Visits, always of one tenant. Callers outside use the finders below and `persist`, nothing of Panache's own.
@ApplicationScoped
public class VisitRepository implements PanacheRepositoryBase<Visit, UUID> {
    private static final String OF_TENANT = "accountId = :account and mode = :mode";

    /// Keys as an array, so that it is one statement however many there are.
    private static final String OF_PERSONS = """
            SELECT person_key, count(*), min(check_in_time) AS first FROM visit
            WHERE account_id = :account AND mode = :mode AND person_key = ANY (:keys) AND check_in_time IS NOT NULL
            GROUP BY person_key
            """;

    /// The visits that took place of the person with a {@link PersonKey}.
    ///
    /// @param first when the first of them began
    public record PersonVisits(String personKey, long count, Instant first) {
        /// With one more, which begins now.
        public PersonVisits andNow() {
            return new PersonVisits(personKey, count + 1, first);
        }
    }

    public Optional<Visit> byId(Tenant tenant, UUID id) {
        return findByIdOptional(id).filter(visit -> visit.tenant().equals(tenant));
    }

    /// The same, with the row's lock until the end of the transaction.
    public Optional<Visit> locked(Tenant tenant, UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .filter(visit -> visit.tenant().equals(tenant));
    }

    /// Those of `ids` that are the tenant's, with their rows' locks, taken in one order so that two callers
    /// don't wait for each other.
    public List<Visit> locked(Tenant tenant, Collection<UUID> ids) {
        return find(OF_TENANT + " and id in :ids order by id", of(tenant).and("ids", ids))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /// The tenant's visit of that public id, with the row's lock until the end of the transaction.
    ///
    /// @throws ApiException 404 if there is none
    public Visit required(Tenant tenant, String publicId) {
        return Visit.VISIT_ID
                .parse(publicId)
                .flatMap(id -> locked(tenant, id))
                .orElseThrow(() -> ApiException.notFound("The visitor"));
    }

    /// Who is on site at a location.
    public List<UUID> onSite(Tenant tenant, UUID locationId) {
        return getEntityManager()
                .createQuery(
                        "select id from Visit where " + OF_TENANT
                                + " and status = :status and locationId = :location order by id",
                        UUID.class)
                .setParameter("account", tenant.accountId())
                .setParameter("mode", tenant.mode().wireName())
                .setParameter("status", VisitStatus.CHECKED_IN)
                .setParameter("location", locationId)
                .getResultList();
    }

    /// Those of `ids` that are the tenant's, in that order.
    public List<Visit> byIds(Tenant tenant, List<UUID> ids) {
        return EntitiesById.find(getEntityManager(), Visit.class, ids)
                .filter(visit -> visit.tenant().equals(tenant))
                .toList();
    }

    /// How often those persons have been here, by key. Persons without a visit are missing.
    public Map<String, PersonVisits> ofPersons(Tenant tenant, Collection<String> personKeys) {
        if (personKeys.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(OF_PERSONS, PersonVisits.class)
                .addScalar("person_key", String.class)
                .addScalar("count", Long.class)
                .addScalar("first", Instant.class)
                .setParameter("account", tenant.accountId())
                .setParameter("mode", tenant.mode().wireName())
                .setParameter("keys", personKeys.toArray(String[]::new))
                .getResultStream()
                .collect(Collectors.toMap(PersonVisits::personKey, Function.identity()));
    }

    /// How often the visitor has been here, this visit included if it began; empty if never or if nothing tells
    /// who it is.
    public Optional<PersonVisits> ofPerson(Visit visit) {
        var key = visit.personKey();
        return key == null
                ? Optional.empty()
                : Optional.ofNullable(ofPersons(visit.tenant(), List.of(key)).get(key));
    }

    /// The last visits of a person that began before `before`, the latest first.
    public List<Visit> earlierOf(Tenant tenant, String personKey, Instant before, int limit) {
        return find(
                        OF_TENANT + " and indexed.personKey = :person and stay.checkInTime < :before",
                        Sort.by("stay.checkInTime").descending(),
                        of(tenant).and("person", personKey).and("before", before))
                .range(0, limit - 1)
                .list();
    }

    private static Parameters of(Tenant tenant) {
        return Parameters.with("account", tenant.accountId())
                .and("mode", tenant.mode().wireName());
    }
}
