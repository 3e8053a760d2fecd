package com.kyberaccess.visitor.host;

import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.Folded;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Finds hosts by what the list's parameters say, in the order of their names. Every filter is answered by an index.
@ApplicationScoped
class HostSearch {
    private final DataSource database;

    HostSearch(DataSource database) {
        this.database = database;
    }

    /// A condition and the values of its parameters.
    record Matching(String where, List<Object> values) {
        static Matching of(Tenant tenant, HostFilter filter) {
            var where = new StringBuilder("account_id = ? AND mode = ? AND deleted_at IS NULL");
            var values = new ArrayList<Object>(
                    List.of(tenant.accountId(), tenant.mode().wireName()));
            if (filter.search() != null) {
                where.append(" AND search_text LIKE ? ESCAPE '\\'");
                values.add(Folded.contains(filter.search()));
            }
            if (filter.department() != null) {
                where.append(" AND lower(department) = lower(?)");
                values.add(filter.department());
            }
            if (filter.locationId() != null) {
                where.append(" AND location_id = ?");
                values.add(filter.locationId());
            }
            if (filter.after() != null) {
                where.append(" AND (sort_name, id) > (?, ?)");
                values.add(filter.after().sortName());
                values.add(filter.after().id());
            }
            return new Matching(where.toString(), List.copyOf(values));
        }

        /// One more than a page, to see whether there is more.
        String page(int perPage, int offset) {
            return """
                    SELECT id, name, email, department, location_id FROM host
                    WHERE %s ORDER BY sort_name, id LIMIT %d OFFSET %d
                    """.formatted(where, perPage + 1, offset);
        }

        String count() {
            return "SELECT count(*) FROM host WHERE " + where;
        }

        PreparedStatement prepare(Connection connection, String sql) throws SQLException {
            var statement = connection.prepareStatement(sql);
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            return statement;
        }
    }

    /// Up to one more than a page.
    List<HostCard> page(Tenant tenant, HostFilter filter, PageRequest page) {
        var matching = Matching.of(tenant, filter);
        try (var connection = database.getConnection();
                var select = matching.prepare(
                        connection, matching.page(page.perPage(), filter.after() == null ? page.offset() : 0));
                var rows = select.executeQuery()) {
            var cards = new ArrayList<HostCard>();
            while (rows.next()) {
                cards.add(new HostCard(
                        rows.getObject(1, UUID.class),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getObject(5, UUID.class)));
            }
            return cards;
        } catch (SQLException e) {
            throw new IllegalStateException("hosts not listed", e);
        }
    }

    long count(Tenant tenant, HostFilter filter) {
        var matching = Matching.of(tenant, filter);
        try (var connection = database.getConnection();
                var select = matching.prepare(connection, matching.count());
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("hosts not counted", e);
        }
    }
}
