package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.PersonMatch.ListedName;
import com.kyberaccess.visitor.screening.name.NameCodes;
import com.kyberaccess.visitor.screening.name.PersonName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The names and aliases of entries as they are searched, with the codes by which they are found. Rows go with
/// their entry.
@ApplicationScoped
class WatchlistNames {
    private static final String INSERT = """
            INSERT INTO watchlist_name (entry_id, account_id, mode, name, kind, codes, form) VALUES (?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String DELETE =
            "DELETE FROM watchlist_name WHERE entry_id = ? AND account_id = ? AND mode = ?";

    private final DataSource database;

    WatchlistNames(DataSource database) {
        this.database = database;
    }

    /// What is searched of an entry.
    record Listed(
            UUID entry, List<ListedName> names, @Nullable LocalDate birthDate) {
        static Listed of(UUID entry, WatchlistEntryRequest fields) {
            return new Listed(entry, fields.searched(), fields.birthDay());
        }
    }

    /// The codes of a tenant's names.
    static NameCodes codes(Tenant tenant) {
        return new NameCodes(tenant.accountId() + "/" + tenant.mode().wireName() + "/");
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(Tenant tenant, Collection<Listed> entries) {
        var codes = codes(tenant);
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            for (var entry : entries) {
                for (var listed : entry.names()) {
                    insert.setObject(1, entry.entry());
                    insert.setObject(2, tenant.accountId());
                    insert.setString(3, tenant.mode().wireName());
                    insert.setString(4, listed.name().text());
                    insert.setString(5, listed.kind());
                    insert.setArray(6, array(connection, codes.listed(listed.name(), entry.birthDate())));
                    insert.setInt(7, PersonName.FORM);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("watchlist names not written", e);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void replace(Tenant tenant, Collection<Listed> entries) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(DELETE)) {
            for (var entry : entries) {
                delete.setObject(1, entry.entry());
                delete.setObject(2, tenant.accountId());
                delete.setString(3, tenant.mode().wireName());
                delete.addBatch();
            }
            delete.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("watchlist names not deleted", e);
        }
        add(tenant, entries);
    }

    static java.sql.Array array(Connection connection, long[] codes) throws SQLException {
        return connection.createArrayOf("bigint", Arrays.stream(codes).boxed().toArray());
    }
}
