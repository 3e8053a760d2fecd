package com.kyberaccess.visitor.visit.erasure;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.VisitIndex;
import com.kyberaccess.visitor.visit.Visitor;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The statements of an erasure, each for many visits at once. Whose ids remain (who checked out, reviewed or skipped
/// the screening) are of the account's own people.
@ApplicationScoped
class ErasureTable {
    private static final String FORGET_NAMES = """
            UPDATE check_in_event SET visitor_name = NULL WHERE account_id = ? AND mode = ? AND visit_id = ANY (?)
            """;
    private static final String FORGET_WALK_INS = "DELETE FROM recent_walk_in WHERE visit_id = ANY (?)";
    private static final String DELETE =
            "DELETE FROM visit WHERE account_id = ? AND mode = ? AND id = ANY (?) RETURNING id, location_id";
    private static final String ANONYMISE = """
            UPDATE visit
            SET first_name = ?, last_name = ?, sort_name = ?, sort_company = ?, search_text = ?,
                email = NULL, phone = NULL, company = NULL, person_key = NULL, purpose = NULL, notes = NULL,
                custom_fields = '{}', check_out_notes = NULL, review_reason = NULL, screening_results = NULL,
                screening_alert = NULL, watchlist_cleared = false, date_of_birth = NULL, anonymised_at = ?,
                updated_at = ?, version = version + 1
            WHERE account_id = ? AND mode = ? AND id = ANY (?)
            RETURNING id, location_id
            """;

    private final DataSource database;

    ErasureTable(DataSource database) {
        this.database = database;
    }

    /// A visit that was erased.
    record Erased(UUID id, UUID locationId) {}

    void forgetNames(Tenant tenant, Collection<UUID> visits) {
        run(FORGET_NAMES, (connection, update) -> {
            bind(connection, update, 1, tenant, visits);
            return update.executeUpdate();
        });
    }

    void forgetWalkIns(Collection<UUID> visits) {
        run(FORGET_WALK_INS, (connection, delete) -> {
            delete.setArray(1, connection.createArrayOf("uuid", visits.toArray()));
            return delete.executeUpdate();
        });
    }

    List<Erased> delete(Tenant tenant, Collection<UUID> visits) {
        return run(DELETE, (connection, delete) -> {
            bind(connection, delete, 1, tenant, visits);
            return erased(delete);
        });
    }

    List<Erased> anonymise(Tenant tenant, Collection<UUID> visits, Instant now) {
        var nobody = VisitIndex.of(Visitor.ANONYMOUS);
        return run(ANONYMISE, (connection, update) -> {
            update.setString(1, Visitor.ANONYMOUS.firstName());
            update.setString(2, Visitor.ANONYMOUS.lastName());
            update.setString(3, nobody.sortName());
            update.setString(4, nobody.sortCompany());
            update.setString(5, nobody.searchText());
            update.setObject(6, now.atOffset(ZoneOffset.UTC));
            update.setObject(7, now.atOffset(ZoneOffset.UTC));
            bind(connection, update, 8, tenant, visits);
            return erased(update);
        });
    }

    private static void bind(
            Connection connection, PreparedStatement statement, int from, Tenant tenant, Collection<UUID> visits)
            throws SQLException {
        statement.setObject(from, tenant.accountId());
        statement.setString(from + 1, tenant.mode().wireName());
        statement.setArray(from + 2, connection.createArrayOf("uuid", visits.toArray()));
    }

    private static List<Erased> erased(PreparedStatement statement) throws SQLException {
        var erased = new ArrayList<Erased>();
        try (var row = statement.executeQuery()) {
            while (row.next()) {
                erased.add(new Erased(row.getObject(1, UUID.class), row.getObject(2, UUID.class)));
            }
        }
        return erased;
    }

    private interface Work<T> {
        T with(Connection connection, PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.with(connection, statement);
        } catch (SQLException e) {
            throw new IllegalStateException("visits not erased", e);
        }
    }
}
