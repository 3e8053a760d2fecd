package com.kyberaccess.visitor.visit.list;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.VisitFilter;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.count.Sql;
import com.kyberaccess.visitor.visit.count.VisitFinder;
import com.kyberaccess.visitor.visit.view.VisitView;
import com.kyberaccess.visitor.visit.view.VisitViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Reads a page and its total, of one moment.
@ApplicationScoped
class VisitReader {
    private final DataSource database;
    private final VisitFinder finder;
    private final VisitRepository visits;
    private final VisitViews views;

    VisitReader(DataSource database, VisitFinder finder, VisitRepository visits, VisitViews views) {
        this.database = database;
        this.finder = finder;
        this.visits = visits;
        this.views = views;
    }

    /// A transaction of its own, because the moment is that of its first statement.
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    VisitPage<VisitView> page(Tenant tenant, VisitFilter filter, Slice slice) {
        try (var connection = database.getConnection()) {
            var sql = new Sql(connection);
            sql.snapshot();
            var found = finder.find(sql, tenant, filter);
            var rows = new VisitPages(sql, filter, found, VisitPages.Limits.STANDARD).of(slice);
            return VisitPage.of(
                    views.of(tenant, visits.byIds(tenant, rows.ids())),
                    found.total(),
                    slice,
                    rows.next() == null ? null : rows.next().cursor().text());
        } catch (SQLException e) {
            throw new IllegalStateException("list of visitors not read", e);
        }
    }
}
