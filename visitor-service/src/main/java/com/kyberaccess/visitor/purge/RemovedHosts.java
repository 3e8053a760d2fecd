package com.kyberaccess.visitor.purge;

import com.kyberaccess.common.command.OperatorCommand;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;

/// Forgets hosts who were removed a day ago or more and whom no visit and no package names any more: their names are
/// personal data. A day, so that a check-in that has just found the host is written first.
@Singleton
class RemovedHosts implements OperatorCommand {
    private static final String FORGET = """
            DELETE FROM host h
            WHERE h.deleted_at < now() - interval '1 day'
                AND NOT EXISTS (SELECT FROM visit v
                    WHERE v.account_id = h.account_id AND v.mode = h.mode AND v.host_id = h.id)
                AND NOT EXISTS (SELECT FROM delivery d
                    WHERE d.account_id = h.account_id AND d.mode = h.mode AND d.host_id = h.id)
            """;

    private final DataSource database;

    RemovedHosts(DataSource database) {
        this.database = database;
    }

    /// @param forgotten how many
    record Outcome(int forgotten) {}

    /// Several replicas may do it at once.
    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetRegularly() {
        forget();
    }

    @Override
    public String name() {
        return "purge-hosts";
    }

    @Override
    public String description() {
        return "Forget the removed hosts whom nothing names any more, as happens every hour";
    }

    @Override
    public Object run(Map<String, String> parameters) {
        return new Outcome(forget());
    }

    private int forget() {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(FORGET)) {
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("removed hosts not forgotten", e);
        }
    }
}
