package com.kyberaccess.visitor.visit.active;

import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.count.Condition;
import com.kyberaccess.visitor.visit.count.Sql;
import com.kyberaccess.visitor.visit.view.VisitView;
import com.kyberaccess.visitor.visit.view.VisitViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Reads who is on site, who came last first, by the index on the status: it holds few of a tenant's visits.
@ApplicationScoped
class ActiveReader {
    private static final String COUNT = "SELECT count(*) FROM visit v WHERE ";
    private static final String PAGE =
            "SELECT v.id FROM visit v WHERE %s ORDER BY v.effective_at DESC, v.id DESC LIMIT ? OFFSET ?";

    /// Everybody who has left is an entry of the index too, until the next vacuum. A plain scan marks those that it
    /// meets, and the next one passes over them; a bitmap scan reads them each time, 250,000 of them in 190 ms.
    private static final String NO_BITMAPS = "SET LOCAL enable_bitmapscan = off";

    private final DataSource database;
    private final VisitRepository visits;
    private final VisitViews views;

    ActiveReader(DataSource database, VisitRepository visits, VisitViews views) {
        this.database = database;
        this.visits = visits;
        this.views = views;
    }

    /// A page, and the version that it shows.
    record Shown(ActiveVersion version, Page<VisitView> page) {}

    /// @param ids of the page
    record Here(long total, List<UUID> ids) {}

    @Transactional
    ActiveVersion version(Tenant tenant) {
        try (var connection = database.getConnection()) {
            return ActiveVersion.of(new Sql(connection), tenant);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /// Of one moment, which is after the call.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Shown page(Tenant tenant, @Nullable UUID location, PageRequest page) {
        try (var connection = database.getConnection()) {
            var sql = new Sql(connection);
            sql.snapshot();
            var version = ActiveVersion.of(sql, tenant);
            var here = here(sql, tenant, location, page);
            return new Shown(version, Page.of(views.of(tenant, visits.byIds(tenant, here.ids())), here.total(), page));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    static Here here(Sql sql, Tenant tenant, @Nullable UUID location, PageRequest page) throws SQLException {
        sql.run(NO_BITMAPS);
        var condition = onSite(tenant, location);
        long total = sql.list(COUNT + condition.sql(), row -> row.getLong(1), condition.values())
                .getFirst();
        var paged = condition.and("true", page.perPage(), page.offset());
        var ids = page.offset() < total
                ? sql.list(PAGE.formatted(condition.sql()), row -> row.getObject(1, UUID.class), paged.values())
                : List.<UUID>of();
        return new Here(total, ids);
    }

    private static Condition onSite(Tenant tenant, @Nullable UUID location) {
        var condition = new Condition(
                "v.account_id = ? AND v.mode = ? AND v.status = 'checked_in'",
                List.of(tenant.accountId(), tenant.mode().wireName()));
        return location == null ? condition : condition.and("v.location_id = ?", location);
    }

    private static IllegalStateException failed(SQLException e) {
        return new IllegalStateException("visitors on site not read", e);
    }
}
