package com.kyberaccess.visitor.visit.list;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.paging.Cursor;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.host.HostDirectory;
import com.kyberaccess.visitor.input.Folded;
import com.kyberaccess.visitor.location.Locations;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitFilter;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.VisitStatus;
import com.kyberaccess.visitor.visit.view.VisitDetail;
import com.kyberaccess.visitor.visit.view.VisitView;
import com.kyberaccess.visitor.visit.view.VisitViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads visits.
@ApplicationScoped
public class VisitList {
    private final VisitRepository visits;
    private final VisitViews views;
    private final VisitReader reader;
    private final HostDirectory hosts;
    private final Locations locations;
    private final Clock clock;

    VisitList(
            VisitRepository visits,
            VisitViews views,
            VisitReader reader,
            HostDirectory hosts,
            Locations locations,
            Clock clock) {
        this.visits = visits;
        this.views = views;
        this.reader = reader;
        this.hosts = hosts;
        this.locations = locations;
        this.clock = clock;
    }

    /// @throws ApiException 404 if the tenant has no such visit
    @Transactional
    VisitDetail get(Tenant tenant, String id) {
        return Visit.VISIT_ID
                .parse(id)
                .flatMap(known -> visits.byId(tenant, known))
                .map(visit -> views.detail(tenant, visit))
                .orElseThrow(() -> ApiException.notFound("The visitor"));
    }

    /// @throws ApiException 400 naming the parameter that is not valid, 422 for a range that ends before it
    ///     starts
    VisitPage<VisitView> list(Caller caller, VisitParameters parameters, PageRequest page) {
        var filter = filter(caller, parameters);
        return reader.page(caller.tenant(), filter, slice(parameters, filter.order(), page));
    }

    /// @throws ApiException 400 for a cursor of another list, or one beside a page
    private static Slice slice(VisitParameters parameters, VisitFilter.Order order, PageRequest page) {
        if (parameters.cursor == null) {
            return Slice.of(page);
        }
        if (page.page() != 1) {
            throw ApiException.invalidParameter("cursor", "Can't be combined with page");
        }
        return Slice.after(
                Cursor.parse("cursor", parameters.cursor, values -> Slice.Position.read(values, order)),
                page.perPage());
    }

    private VisitFilter filter(Caller caller, VisitParameters parameters) {
        var tenant = caller.tenant();
        var place = parameters.locationId == null ? null : locations.parameter(tenant, parameters.locationId);
        var range = DayRange.of(
                parameters.date,
                parameters.startDate,
                parameters.endDate,
                place == null ? caller.zone() : place.zone(),
                clock.instant());
        return new VisitFilter(
                range.since(),
                range.until(),
                parameters.status == null ? null : status(parameters.status),
                place == null ? null : place.id(),
                hostIds(tenant, parameters),
                Cleaned.parameter("purpose", parameters.purpose),
                search(parameters.search),
                includeArchived(parameters.includeArchived),
                order(parameters.sort),
                descending(parameters.order));
    }

    private @Nullable List<UUID> hostIds(Tenant tenant, VisitParameters parameters) {
        var department = Cleaned.parameter("department", parameters.department);
        var inDepartment = department == null ? null : hosts.inDepartment(tenant, department);
        if (parameters.hostId == null) {
            return inDepartment;
        }
        var host = HostCard.HOST_ID
                .parse(parameters.hostId)
                .flatMap(id -> hosts.find(tenant, id))
                .map(HostCard::id)
                .orElseThrow(() -> ApiException.invalidParameter("host_id", "Unknown host"));
        return inDepartment == null || inDepartment.contains(host) ? List.of(host) : List.of();
    }

    /// Null for a text of which nothing is left to compare, such as an accent by itself.
    private static @Nullable String search(@Nullable String search) {
        var text = Cleaned.parameter("search", search);
        return Folded.of(text).isEmpty() ? null : text;
    }

    private static VisitStatus status(String status) {
        return VisitStatus.of(status)
                .orElseThrow(() ->
                        ApiException.invalidParameter("status", "Must be one of: " + EnumNames.of(VisitStatus.class)));
    }

    private static boolean includeArchived(@Nullable String text) {
        return switch (text) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw ApiException.invalidParameter("include_archived", "Must be true or false");
        };
    }

    private static VisitFilter.Order order(@Nullable String sort) {
        return sort == null
                ? VisitFilter.Order.CHECK_IN_TIME
                : Arrays.stream(VisitFilter.Order.values())
                        .filter(order -> EnumNames.of(order).equals(sort))
                        .findFirst()
                        .orElseThrow(() -> ApiException.invalidParameter(
                                "sort", "Must be one of: " + EnumNames.of(VisitFilter.Order.class)));
    }

    private static boolean descending(@Nullable String order) {
        return switch (order) {
            case null -> true;
            case "desc" -> true;
            case "asc" -> false;
            default -> throw ApiException.invalidParameter("order", "Must be one of: asc, desc");
        };
    }
}
