package com.kyberaccess.webhook.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/// Makes and drops the partitions of a day. Every replica may try at any time: whoever has the lock does the
/// work, and what is done already is not done again. Others wait for a table for milliseconds; where it can't be
/// had in 2 s, the next run tries again.
@ApplicationScoped
class Partitions {
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('webhook-partitions'))";
    private static final String PATIENCE = "SET LOCAL lock_timeout = '2s'";
    private static final String EXISTING =
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = ?::regclass";

    private final DataSource database;

    Partitions(DataSource database) {
        this.database = database;
    }

    /// Makes the table's partition for a day, if it is missing, and moves into it what the default one has of
    /// that day.
    ///
    /// @return whether it was made
    @Transactional
    public boolean make(PartitionedTable table, LocalDate day) {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            if (!locked(sql) || existing(connection, table).contains(table.partition(day))) {
                return false;
            }
            var range = "'%s' AND %s < '%s'"
                    .formatted(PartitionedTable.firstId(day), table.key(), PartitionedTable.firstId(day.plusDays(1)));
            // Nobody adds rows of the day to the default partition between their move and the end.
            sql.execute("LOCK TABLE %s IN ACCESS EXCLUSIVE MODE".formatted(table.defaultPartition()));
            sql.execute("CREATE TABLE %s (LIKE %s INCLUDING ALL)%s"
                    .formatted(table.partition(day), table.name(), table.options()));
            sql.execute("WITH moved AS (DELETE FROM %s WHERE %s >= %s RETURNING *) INSERT INTO %s SELECT * FROM moved"
                    .formatted(table.defaultPartition(), table.key(), range, table.partition(day)));
            sql.execute("ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
                    .formatted(
                            table.name(),
                            table.partition(day),
                            PartitionedTable.firstId(day),
                            PartitionedTable.firstId(day.plusDays(1))));
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("partition not made", e);
        }
    }

    /// The days before `day` for which the table has a partition.
    @Transactional
    public List<LocalDate> before(PartitionedTable table, LocalDate day) {
        try (var connection = database.getConnection()) {
            return existing(connection, table).stream()
                    .map(table::day)
                    .flatMap(Optional::stream)
                    .filter(made -> made.isBefore(day))
                    .sorted()
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("partitions not listed", e);
        }
    }

    /// @return whether it was dropped
    @Transactional
    public boolean drop(PartitionedTable table, LocalDate day) {
        try (var connection = database.getConnection();
                var sql = connection.createStatement()) {
            if (!locked(sql) || !existing(connection, table).contains(table.partition(day))) {
                return false;
            }
            sql.execute("DROP TABLE " + table.partition(day));
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("partition not dropped", e);
        }
    }

    /// Deletes what came before `day` and is in no day's partition.
    @Transactional
    public void clean(PartitionedTable table, LocalDate day) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(
                        "DELETE FROM %s WHERE %s < ?".formatted(table.defaultPartition(), table.insertedAt()))) {
            delete.setObject(1, day.atStartOfDay().atOffset(ZoneOffset.UTC));
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("default partition not cleaned", e);
        }
    }

    private static boolean locked(Statement sql) throws SQLException {
        sql.execute(PATIENCE);
        try (var row = sql.executeQuery(LOCK)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static List<String> existing(Connection connection, PartitionedTable table) throws SQLException {
        try (var select = connection.prepareStatement(EXISTING)) {
            select.setString(1, table.name());
            var names = new ArrayList<String>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    names.add(row.getString(1));
                }
            }
            return names;
        }
    }
}
