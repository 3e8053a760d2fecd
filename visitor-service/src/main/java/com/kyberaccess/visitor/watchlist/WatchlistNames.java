package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreeningAction;
import com.kyberaccess.visitor.screening.WatchlistKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The normalised names and aliases of entries, indexed by trigrams. Rows go with their entry.
@ApplicationScoped
class WatchlistNames {
    private static final String INSERT = """
            INSERT INTO watchlist_name (entry_id, account_id, mode, name, kind) VALUES (?, ?, ?, ?, ?)
            """;
    /// `%` holds from the similarity of 0.3 on (pg_trgm's default), well below what counts as a hit.
    private static final String CANDIDATES = """
            SELECT e.id, e.list, e.action, e.reason, n.name, n.kind
            FROM watchlist_name n JOIN watchlist_entry e ON e.id = n.entry_id
            WHERE n.name % ? AND n.account_id = ? AND n.mode = ? AND (e.expires_at IS NULL OR e.expires_at > ?)
            """;

    private final DataSource database;

    WatchlistNames(DataSource database) {
        this.database = database;
    }

    /// A name that shares trigrams with the one looked for.
    ///
    /// @param action the entry's own, null if it has none
    /// @param kind `name` or `alias`
    record Candidate(
            UUID entry,
            WatchlistKind list,
            @Nullable ScreeningAction action,
            @Nullable String reason,
            String name,
            String kind) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Tenant tenant, UUID entry, String normalised, String kind) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, entry);
            insert.setObject(2, tenant.accountId());
            insert.setString(3, tenant.mode().wireName());
            insert.setString(4, normalised);
            insert.setString(5, kind);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("watchlist name not written", e);
        }
    }

    List<Candidate> candidates(Tenant tenant, String normalised, Instant now) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(CANDIDATES)) {
            select.setString(1, normalised);
            select.setObject(2, tenant.accountId());
            select.setString(3, tenant.mode().wireName());
            select.setObject(4, now.atOffset(ZoneOffset.UTC));
            var candidates = new ArrayList<Candidate>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    candidates.add(candidate(rows));
                }
            }
            return candidates;
        } catch (SQLException e) {
            throw new IllegalStateException("watchlist not searched", e);
        }
    }

    private static Candidate candidate(ResultSet row) throws SQLException {
        var action = row.getString(3);
        return new Candidate(
                row.getObject(1, UUID.class),
                WatchlistKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                action == null ? null : ScreeningAction.valueOf(action.toUpperCase(Locale.ROOT)),
                row.getString(4),
                row.getString(5),
                row.getString(6));
    }
}
