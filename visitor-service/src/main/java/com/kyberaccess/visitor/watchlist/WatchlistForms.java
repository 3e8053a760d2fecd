package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.name.PersonName;
import com.kyberaccess.visitor.watchlist.WatchlistNames.Listed;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// Makes anew what is searched of entries that an earlier release wrote in another form ({@link
/// PersonName#FORM}). Until it is done, a minute after the start for a list of thousands, those entries may be
/// missed.
@Singleton
class WatchlistForms {
    private static final int BATCH = 500;
    /// Replicas share the work: each takes what no other has locked.
    private static final String OUTDATED = """
            SELECT id, account_id, mode FROM watchlist_entry
            WHERE id IN (SELECT entry_id FROM watchlist_name WHERE form <> ? LIMIT ?) FOR UPDATE SKIP LOCKED
            """;

    private final DataSource database;
    private final WatchlistRepository entries;
    private final WatchlistNames names;

    WatchlistForms(DataSource database, WatchlistRepository entries, WatchlistNames names) {
        this.database = database;
        this.entries = entries;
        this.names = names;
    }

    private record Outdated(UUID id, Tenant tenant) {}

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void renewAll() {
        int renewed = 0;
        for (int batch = renew(); batch > 0; batch = renew()) {
            renewed += batch;
        }
        if (renewed > 0) {
            Log.infof("watchlist entries renewed count=%d form=%d", renewed, PersonName.FORM);
        }
    }

    /// @return how many entries
    @Transactional
    int renew() {
        var outdated = outdated();
        for (var entry : outdated) {
            entries.byId(entry.tenant(), entry.id())
                    .ifPresent(known -> names.replace(entry.tenant(), List.of(Listed.of(known.id(), known.fields()))));
        }
        return outdated.size();
    }

    private List<Outdated> outdated() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(OUTDATED)) {
            select.setInt(1, PersonName.FORM);
            select.setInt(2, BATCH);
            var outdated = new ArrayList<Outdated>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var tenant = new Tenant(
                            rows.getObject(2, UUID.class),
                            Mode.of(rows.getString(3)).orElseThrow());
                    outdated.add(new Outdated(rows.getObject(1, UUID.class), tenant));
                }
            }
            return outdated;
        } catch (SQLException e) {
            throw new IllegalStateException("watchlist names not read", e);
        }
    }
}
