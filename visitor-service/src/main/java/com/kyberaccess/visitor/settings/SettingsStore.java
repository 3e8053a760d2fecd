package com.kyberaccess.visitor.settings;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import javax.sql.DataSource;

/// The table `visitor_settings`: a row of each tenant that has changed something.
@ApplicationScoped
class SettingsStore {
    private static final String SELECT = """
            SELECT screening_enabled, on_sex_offender, on_custom_watchlist, on_bolo, nda_required,
                   badge_prefix, badge_digits, retention_action, retention_days
            FROM visitor_settings WHERE account_id = ? AND mode = ?
            """;
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";
    private static final String SAVE = """
            INSERT INTO visitor_settings (screening_enabled, on_sex_offender, on_custom_watchlist, on_bolo,
                nda_required, badge_prefix, badge_digits, retention_action, retention_days, updated_at,
                account_id, mode)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (account_id, mode) DO UPDATE SET
                screening_enabled = excluded.screening_enabled, on_sex_offender = excluded.on_sex_offender,
                on_custom_watchlist = excluded.on_custom_watchlist, on_bolo = excluded.on_bolo,
                nda_required = excluded.nda_required, badge_prefix = excluded.badge_prefix,
                badge_digits = excluded.badge_digits, retention_action = excluded.retention_action,
                retention_days = excluded.retention_days, updated_at = excluded.updated_at
            """;

    private final DataSource database;

    SettingsStore(DataSource database) {
        this.database = database;
    }

    VisitorSettings read(Tenant tenant) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(SELECT)) {
            select.setObject(1, tenant.accountId());
            select.setString(2, tenant.mode().wireName());
            try (var row = select.executeQuery()) {
                return row.next() ? settings(row) : VisitorSettings.DEFAULT;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("settings not read", e);
        }
    }

    /// The same, and nobody else changes them until the end of the transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    VisitorSettings readLocked(Tenant tenant) {
        try (var connection = database.getConnection();
                var lock = connection.prepareStatement(LOCK)) {
            lock.setString(1, "settings:" + tenant.accountId() + tenant.mode());
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("settings not locked", e);
        }
        return read(tenant);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void save(Tenant tenant, VisitorSettings settings, Instant now) {
        try (var connection = database.getConnection();
                var save = connection.prepareStatement(SAVE)) {
            save.setBoolean(1, settings.screeningEnabled());
            save.setString(2, EnumNames.of(settings.screeningActions().sexOffender()));
            save.setString(3, EnumNames.of(settings.screeningActions().customWatchlist()));
            save.setString(4, EnumNames.of(settings.screeningActions().bolo()));
            save.setBoolean(5, settings.ndaRequired());
            save.setString(6, settings.badgePrefix());
            save.setInt(7, settings.badgeDigits());
            save.setString(8, EnumNames.of(settings.retention().action()));
            save.setObject(9, settings.retention().afterDays());
            save.setObject(10, now.atOffset(ZoneOffset.UTC));
            save.setObject(11, tenant.accountId());
            save.setString(12, tenant.mode().wireName());
            save.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("settings not saved", e);
        }
    }

    private static VisitorSettings settings(ResultSet row) throws SQLException {
        return new VisitorSettings(
                row.getBoolean(1),
                new ScreeningActions(action(row, 2), action(row, 3), action(row, 4)),
                row.getBoolean(5),
                row.getString(6),
                row.getInt(7),
                new Retention(
                        RetentionAction.valueOf(row.getString(8).toUpperCase(Locale.ROOT)),
                        row.getObject(9, Integer.class)));
    }

    private static MatchAction action(ResultSet row, int column) throws SQLException {
        return MatchAction.valueOf(row.getString(column).toUpperCase(Locale.ROOT));
    }
}
