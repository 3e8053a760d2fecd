package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ListedPerson;
import com.kyberaccess.visitor.screening.PersonMatch.ListedName;
import com.kyberaccess.visitor.screening.ScreeningAction;
import com.kyberaccess.visitor.screening.WatchlistKind;
import com.kyberaccess.visitor.screening.name.NameCodes.Pair;
import com.kyberaccess.visitor.screening.name.PersonName;
import com.kyberaccess.visitor.settings.ScreeningActions;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The statements of a search. They run one by one, outside of any transaction.
@Singleton
class WatchlistSearch {
    static final String ANY = """
            SELECT EXISTS (SELECT FROM watchlist_entry WHERE account_id = ? AND mode = ?)
            """;
    static final String CANDIDATES = """
            SELECT n.entry_id, n.name, n.kind
            FROM (VALUES %s) AS place (one, other)
                JOIN watchlist_name n ON n.codes && place.one AND n.codes && place.other
            WHERE n.account_id = ? AND n.mode = ?
            """;
    private static final String PLACE = "(?::bigint[], ?::bigint[])";
    private static final String ENTRIES = """
            SELECT id, list, action, reason, date_of_birth FROM watchlist_entry
            WHERE id = ANY (?) AND account_id = ? AND mode = ? AND (expires_at IS NULL OR expires_at > ?)
            """;

    /// A name that is worth comparing.
    record Candidate(UUID entry, ListedName name) {}

    /// What a match tells of an entry.
    ///
    /// @param action the entry's own, null if it has none
    record Entry(
            UUID id,
            WatchlistKind list,
            @Nullable ScreeningAction action,
            @Nullable String reason,
            @Nullable LocalDate birthDate) {
        /// @param settings what an entry without an action of its own does
        ListedPerson listed(List<ListedName> names, ScreeningActions settings) {
            return new ListedPerson(
                    list,
                    WatchlistEntry.ENTRY_ID.text(id),
                    names,
                    birthDate,
                    reason,
                    action == null ? list.action(settings) : action);
        }
    }

    /// Whether the tenant has a watchlist at all: what most check-ins ask, and no more.
    boolean hasEntries(Connection connection, Tenant tenant) throws SQLException {
        try (var select = connection.prepareStatement(ANY)) {
            select.setObject(1, tenant.accountId());
            select.setString(2, tenant.mode().wireName());
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /// Each name once, in whichever places it was found.
    Collection<Candidate> candidates(Connection connection, Tenant tenant, List<Pair> places) throws SQLException {
        if (places.isEmpty()) {
            return List.of();
        }
        var candidates = new HashSet<Candidate>();
        var sql = CANDIDATES.formatted(String.join(", ", Collections.nCopies(places.size(), PLACE)));
        try (var select = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (var place : places) {
                select.setArray(parameter++, WatchlistNames.array(connection, place.first()));
                select.setArray(parameter++, WatchlistNames.array(connection, place.second()));
            }
            select.setObject(parameter++, tenant.accountId());
            select.setString(parameter, tenant.mode().wireName());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    candidates.add(new Candidate(
                            rows.getObject(1, UUID.class),
                            new ListedName(PersonName.parse(rows.getString(2)), rows.getString(3))));
                }
            }
        }
        return candidates;
    }

    /// Those that have not expired.
    List<Entry> entries(Connection connection, Tenant tenant, Collection<UUID> ids, Instant now) throws SQLException {
        var entries = new ArrayList<Entry>();
        try (var select = connection.prepareStatement(ENTRIES)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            select.setObject(2, tenant.accountId());
            select.setString(3, tenant.mode().wireName());
            select.setObject(4, now.atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(entry(rows));
                }
            }
        }
        return entries;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        var action = row.getString(3);
        return new Entry(
                row.getObject(1, UUID.class),
                WatchlistKind.valueOf(row.getString(2).toUpperCase(Locale.ROOT)),
                action == null ? null : ScreeningAction.valueOf(action.toUpperCase(Locale.ROOT)),
                row.getString(4),
                row.getObject(5, LocalDate.class));
    }
}
