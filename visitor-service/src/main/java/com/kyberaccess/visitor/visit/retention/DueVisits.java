package com.kyberaccess.visitor.visit.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Claims visits whose time has come: their rows are locked until the end of the transaction, and those that another
/// replica, or a request, has locked are left to the next run. A visit that began ends with its check-out, and one that
/// did not when it was expected. Whoever is on site stays, however long.
@ApplicationScoped
class DueVisits {
    private static final String CLAIM = """
            SELECT id FROM visit
            WHERE account_id = ? AND mode = ? AND location_id = ? AND effective_at < ?
                AND coalesce(check_out_time, effective_at) < ? AND %s
            ORDER BY effective_at LIMIT ? FOR UPDATE SKIP LOCKED
            """;
    /// Each as the index of the action has it.
    private static final String TO_ARCHIVE = "archived_at IS NULL AND status NOT IN ('checked_in', 'flagged')";
    private static final String TO_ANONYMISE = "anonymised_at IS NULL AND status <> 'checked_in'";
    private static final String TO_DELETE = "status <> 'checked_in'";

    private final DataSource database;

    DueVisits(DataSource database) {
        this.database = database;
    }

    /// @param endedBefore the latest end
    @Transactional(Transactional.TxType.MANDATORY)
    List<UUID> claim(RetentionRule rule, Instant endedBefore, int limit) {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM.formatted(due(rule)))) {
            claim.setObject(1, rule.tenant().accountId());
            claim.setString(2, rule.tenant().mode().wireName());
            claim.setObject(3, rule.locationId());
            claim.setObject(4, endedBefore.atOffset(ZoneOffset.UTC));
            claim.setObject(5, endedBefore.atOffset(ZoneOffset.UTC));
            claim.setInt(6, limit);
            var claimed = new ArrayList<UUID>();
            try (var row = claim.executeQuery()) {
                while (row.next()) {
                    claimed.add(row.getObject(1, UUID.class));
                }
            }
            return claimed;
        } catch (SQLException e) {
            throw new IllegalStateException("due visits not claimed", e);
        }
    }

    private static String due(RetentionRule rule) {
        return switch (rule.action()) {
            case ARCHIVE -> TO_ARCHIVE;
            case ANONYMISE -> TO_ANONYMISE;
            case DELETE -> TO_DELETE;
            case NONE -> throw new IllegalArgumentException("no rule");
        };
    }
}
