package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import com.kyberaccess.emergency.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rally points of a tenant's locations.
@ApplicationScoped
class RallyPoints {
    private static final String INSERT = """
            INSERT INTO rally_point (id, account_id, mode, location_id, name, description, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String SELECT = """
            SELECT id, location_id, name, description FROM rally_point
            WHERE account_id = ? AND mode = ? AND NOT removed AND (?::uuid[] IS NULL OR location_id = ANY (?::uuid[]))
            ORDER BY location_id, name, id
            """;
    private static final String REMOVE = """
            UPDATE rally_point SET removed = true WHERE id = ? AND account_id = ? AND mode = ? AND NOT removed
            """;

    private final Database database;
    private final Sites sites;
    private final AuditTrail audit;
    private final Clock clock;

    RallyPoints(Database database, Sites sites, AuditTrail audit, Clock clock) {
        this.database = database;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    /// Those of `locations`, or all if it is null.
    List<RallyPointView> of(Tenant tenant, @Nullable List<UUID> locations) {
        return database.list(
                SELECT,
                row -> RallyPointView.of(Columns.id(row, 1), Columns.id(row, 2), row.getString(3), row.getString(4)),
                tenant.accountId(),
                tenant.mode().wireName(),
                locations,
                locations);
    }

    /// The rally point that a field of a body names.
    ///
    /// @throws ApiException 422 if the tenant has none such
    UUID field(Tenant tenant, String id) {
        return of(tenant, null).stream()
                .filter(point -> point.id().equals(id))
                .findFirst()
                .flatMap(point -> RallyPointView.RALLY_POINT_ID.parse(id))
                .orElseThrow(() -> ApiException.invalidField("rally_point_id", "Unknown rally point"));
    }

    @Transactional
    RallyPointView create(Tenant tenant, RallyPointRequest request) {
        var site = sites.field(tenant, "location_id", request.locationId());
        var id = IdType.next();
        database.execute(
                INSERT,
                id,
                tenant.accountId(),
                tenant.mode().wireName(),
                site.id(),
                request.name(),
                request.description(),
                clock.instant());
        var view = RallyPointView.of(id, site.id(), request.name(), request.description());
        audit.record("emergency.rally_point_created", view.id(), null, view);
        return view;
    }

    /// @throws ApiException 404 if the tenant has none such
    @Transactional
    void remove(Tenant tenant, String id) {
        var removed = RallyPointView.RALLY_POINT_ID
                .parse(id)
                .map(known -> database.execute(
                        REMOVE, known, tenant.accountId(), tenant.mode().wireName()))
                .orElse(0);
        if (removed == 0) {
            throw ApiException.notFound("The rally point");
        }
        audit.record("emergency.rally_point_removed", id, null, null);
    }
}
