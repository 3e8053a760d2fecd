package com.kyberaccess.visitor.purge;

import com.kyberaccess.common.command.OperatorCommand;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/// Forgets what the directory has of people when nothing needs it any more:
///
/// - packages, when the retention rule of their location (else that of the settings) would anonymise or delete
///   a visit that ended when they were picked up: they say who came for them;
/// - hosts who were removed a day ago or more and whom no visit and no package names. A day, so that a check-in
///   that has just found the host is written first.
@Singleton
class DirectoryPurge implements OperatorCommand {
    /// Rows a statement, so that none holds locks for long.
    private static final int BATCH = 1_000;

    private static final String PACKAGES = """
            DELETE FROM delivery WHERE id IN (
                SELECT d.id FROM delivery d
                JOIN location l ON l.id = d.location_id
                LEFT JOIN visitor_settings s ON s.account_id = d.account_id AND s.mode = d.mode
                WHERE d.picked_up_at < now() - interval '1 day'
                    AND coalesce(l.retention_action, s.retention_action) IN ('anonymise', 'delete')
                    AND d.picked_up_at < now() - make_interval(days =>
                        CASE WHEN l.retention_action IS NULL THEN s.retention_days ELSE l.retention_days END)
                LIMIT ?)
            """;
    private static final String HOSTS = """
            DELETE FROM host WHERE id IN (
                SELECT h.id FROM host h
                WHERE h.deleted_at < now() - interval '1 day'
                    AND NOT EXISTS (SELECT FROM visit v
                        WHERE v.account_id = h.account_id AND v.mode = h.mode AND v.host_id = h.id)
                    AND NOT EXISTS (SELECT FROM delivery d WHERE d.host_id = h.id)
                LIMIT ?)
            """;

    private final DataSource database;

    DirectoryPurge(DataSource database) {
        this.database = database;
    }

    /// What was forgotten.
    record Outcome(int packages, int hosts) {}

    /// Several replicas may do it at once.
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetRegularly() {
        forget();
    }

    @Override
    public String name() {
        return "purge-directory";
    }

    @Override
    public String description() {
        return "Forget packages past their retention, and removed hosts whom nothing names, as happens every hour";
    }

    @Override
    public Object run(Map<String, String> parameters) {
        return forget();
    }

    private Outcome forget() {
        return new Outcome(inBatches(PACKAGES), inBatches(HOSTS));
    }

    private int inBatches(String sql) {
        int all = 0;
        int deleted;
        do {
            deleted = batch(sql);
            all += deleted;
        } while (deleted == BATCH);
        return all;
    }

    private int batch(String sql) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(sql)) {
            delete.setInt(1, BATCH);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("directory not purged", e);
        }
    }
}
