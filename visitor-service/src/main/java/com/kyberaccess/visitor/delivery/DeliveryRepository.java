package com.kyberaccess.visitor.delivery;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class DeliveryRepository implements PanacheRepositoryBase<Delivery, UUID> {
    private static final String OF_TENANT = "accountId = :account and mode = :mode";

    Optional<Delivery> byId(Tenant tenant, UUID id) {
        return find(OF_TENANT + " and id = :id", of(tenant).and("id", id)).firstResultOptional();
    }

    /// The same, with the row's lock until the end of the transaction.
    Optional<Delivery> locked(Tenant tenant, UUID id) {
        return find(OF_TENANT + " and id = :id", of(tenant).and("id", id))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /// The latest first; up to one more than a page.
    List<Delivery> page(Tenant tenant, DeliveryFilter filter, PageRequest page) {
        int offset = filter.after() == null ? page.offset() : 0;
        return matching(tenant, filter).range(offset, offset + page.perPage()).list();
    }

    long count(Tenant tenant, DeliveryFilter filter) {
        return matching(tenant, filter.from(null)).count();
    }

    void remove(Delivery delivery) {
        delete(delivery);
    }

    boolean waitsAt(Tenant tenant, UUID location) {
        return find(
                        OF_TENANT + " and locationId = :location and pickedUpAt is null",
                        of(tenant).and("location", location))
                .firstResultOptional()
                .isPresent();
    }

    private PanacheQuery<Delivery> matching(Tenant tenant, DeliveryFilter filter) {
        var where = new StringBuilder(OF_TENANT);
        var values = of(tenant);
        if (filter.status() != null) {
            where.append(" and status = :status");
            values.and("status", EnumNames.of(filter.status()));
        }
        if (filter.hostId() != null) {
            where.append(" and hostId = :host");
            values.and("host", filter.hostId());
        }
        if (filter.locationId() != null) {
            where.append(" and locationId = :location");
            values.and("location", filter.locationId());
        }
        if (filter.since() != null) {
            where.append(" and receivedAt >= :since");
            values.and("since", filter.since());
        }
        if (filter.until() != null) {
            where.append(" and receivedAt < :until");
            values.and("until", filter.until());
        }
        if (filter.after() != null) {
            where.append(" and (receivedAt, id) < (:lastTime, :lastId)");
            values.and("lastTime", filter.after().receivedAt())
                    .and("lastId", filter.after().id());
        }
        return find(where.toString(), Sort.by("receivedAt").and("id").descending(), values);
    }

    private static Parameters of(Tenant tenant) {
        return Parameters.with("account", tenant.accountId())
                .and("mode", tenant.mode().wireName());
    }
}
