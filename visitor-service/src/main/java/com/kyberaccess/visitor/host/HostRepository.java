package com.kyberaccess.visitor.host;

import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.Folded;
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
class HostRepository implements PanacheRepositoryBase<Host, UUID> {
    private static final String OF_TENANT = "accountId = :account and mode = :mode";

    Optional<Host> byId(Tenant tenant, UUID id) {
        return find(OF_TENANT + " and id = :id", of(tenant).and("id", id)).firstResultOptional();
    }

    List<Host> byIds(Tenant tenant, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : list(OF_TENANT + " and id in :ids", of(tenant).and("ids", ids));
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

    List<Host> page(Tenant tenant, HostFilter filter, PageRequest page) {
        return matching(tenant, filter)
                .range(page.offset(), page.offset() + page.perPage() - 1)
                .list();
    }

    long count(Tenant tenant, HostFilter filter) {
        return matching(tenant, filter).count();
    }

    private PanacheQuery<Host> matching(Tenant tenant, HostFilter filter) {
        var where = new StringBuilder(OF_TENANT);
        var values = of(tenant);
        if (filter.search() != null) {
            where.append(" and searchText like :search escape '\\'");
            values.and("search", Folded.contains(filter.search()));
        }
        if (filter.department() != null) {
            where.append(" and lower(department) = lower(:department)");
            values.and("department", filter.department());
        }
        if (filter.locationId() != null) {
            where.append(" and locationId = :location");
            values.and("location", filter.locationId());
        }
        return find(where.toString(), Sort.by("sortName").and("id"), values);
    }

    private static Parameters of(Tenant tenant) {
        return Parameters.with("account", tenant.accountId())
                .and("mode", tenant.mode().wireName());
    }
}
