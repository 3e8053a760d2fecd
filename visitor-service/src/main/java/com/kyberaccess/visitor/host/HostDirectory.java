package com.kyberaccess.visitor.host;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Cursor;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.listing.CursorParameter;
import com.kyberaccess.visitor.listing.ListPage;
import com.kyberaccess.visitor.location.Locations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the hosts of a tenant.
@ApplicationScoped
public class HostDirectory {
    private final HostRepository hosts;
    private final HostSearch search;
    private final HostViews views;
    private final Locations locations;

    HostDirectory(HostRepository hosts, HostSearch search, HostViews views, Locations locations) {
        this.hosts = hosts;
        this.search = search;
        this.views = views;
        this.locations = locations;
    }

    @Transactional
    ListPage<HostView> list(Caller caller, HostFilter filter, PageRequest page) {
        var tenant = caller.tenant();
        var rows = search.page(tenant, filter, page);
        var total = search.count(tenant, filter.from(null));
        return ListPage.of(rows, total, page, host -> Cursor.of(host.publicId()))
                .mapAll(hosts -> views.of(caller, hosts));
    }

    /// @throws ApiException 400 naming `location_id` if it is not a location of the tenant, `cursor` if it is none
    @Transactional
    HostFilter filter(
            Tenant tenant,
            @Nullable String text,
            @Nullable String department,
            @Nullable String location,
            CursorParameter cursor) {
        var place =
                location == null ? null : locations.parameter(tenant, location).id();
        var after = cursor.after(values -> HostCard.HOST_ID
                .parse(values.getFirst())
                .flatMap(id -> hosts.position(tenant, id))
                .orElseThrow());
        return new HostFilter(text, department, place, after);
    }

    /// @throws ApiException 404 if the tenant has no such host
    @Transactional
    HostView get(Caller caller, String id) {
        return HostCard.HOST_ID
                .parse(id)
                .flatMap(known -> hosts.presentById(caller.tenant(), known))
                .map(host -> views.of(caller, host.card()))
                .orElseThrow(() -> ApiException.notFound("The host"));
    }

    /// Whom a visit names: also a host who has been removed since.
    @Transactional
    public Optional<HostCard> find(Tenant tenant, UUID id) {
        return hosts.byId(tenant, id).map(Host::card);
    }

    /// A host whom somebody may come to see.
    @Transactional
    public Optional<HostCard> present(Tenant tenant, UUID id) {
        return hosts.presentById(tenant, id).map(Host::card);
    }

    /// Those of `ids` that are the tenant's, removed ones too.
    @Transactional
    public Map<UUID, HostCard> byIds(Tenant tenant, Collection<UUID> ids) {
        return hosts.byIds(tenant, ids).stream()
                .map(Host::card)
                .collect(Collectors.toMap(HostCard::id, Function.identity()));
    }

    /// Hosts of a department, whose name is compared without regard to case; removed ones too.
    @Transactional
    public List<UUID> inDepartment(Tenant tenant, String department) {
        return hosts.idsInDepartment(tenant, department);
    }
}
