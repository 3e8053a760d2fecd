package com.kyberaccess.common.idempotency;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The SQL of `idempotency_key`. Time is the database's, which all replicas share. Every change names the attempt that
/// makes it: one that has lost its row to a later attempt changes nothing.
@ApplicationScoped
class IdempotencyTable {
    /// Takes a key that is new, or that has expired, or whose last attempt died before it changed anything.
    private static final String TAKE = """
            INSERT INTO idempotency_key AS known
                (account_id, mode, caller, key_hash, fingerprint, attempt, lease_until, expires_at)
            VALUES (?, ?, ?, ?, ?, ?, now() + ? * interval '1 millisecond', now() + ? * interval '1 millisecond')
            ON CONFLICT (account_id, mode, caller, key_hash) DO UPDATE
            SET fingerprint = excluded.fingerprint, attempt = excluded.attempt, lease_until = excluded.lease_until,
                expires_at = excluded.expires_at, committed = false, answered = false, answer = NULL
            WHERE known.expires_at <= now()
               OR (NOT known.committed AND NOT known.answered AND known.lease_until <= now()
                   AND known.fingerprint = excluded.fingerprint)
            """;
    private static final String OF_KEY = " WHERE account_id = ? AND mode = ? AND caller = ? AND key_hash = ?";
    private static final String READ =
            "SELECT fingerprint, answered, answer, lease_until > now() FROM idempotency_key" + OF_KEY;
    private static final String OF_ATTEMPT = OF_KEY + " AND attempt = ?";
    private static final String COMMIT = "UPDATE idempotency_key SET committed = true" + OF_ATTEMPT;
    private static final String ANSWER = "UPDATE idempotency_key SET answered = true, answer = ?" + OF_ATTEMPT;
    private static final String FORGET = "DELETE FROM idempotency_key" + OF_ATTEMPT + " AND NOT committed";
    private static final String GIVE_UP = "UPDATE idempotency_key SET lease_until = now()" + OF_ATTEMPT;
    private static final String WRITES = "SELECT pg_current_xact_id_if_assigned() IS NOT NULL";
    private static final String PURGE = """
            DELETE FROM idempotency_key WHERE ctid = ANY (ARRAY(
                SELECT ctid FROM idempotency_key WHERE expires_at < now() LIMIT ? FOR UPDATE SKIP LOCKED))
            """;

    private final DataSource database;
    private final IdempotencyConfig config;

    IdempotencyTable(DataSource database, IdempotencyConfig config) {
        this.database = database;
        this.config = config;
    }

    /// What is known of a key that another attempt has.
    ///
    /// @param answer sealed; null while there is none, and of one that was too large
    /// @param running whether that attempt may still be at work
    record Known(byte[] fingerprint, boolean answered, byte @Nullable [] answer, boolean running) {}

    /// @return whether the attempt may go on
    boolean take(Attempt attempt) {
        return with(TAKE, take -> {
            ofKey(take, attempt, 1);
            take.setBytes(5, attempt.fingerprint());
            take.setObject(6, attempt.id());
            take.setLong(7, config.lease().toMillis());
            take.setLong(8, config.keep().toMillis());
            return take.executeUpdate() == 1;
        });
    }

    /// Empty if it has been given back meanwhile.
    Optional<Known> read(Attempt attempt) {
        return with(READ, read -> {
            ofKey(read, attempt, 1);
            try (var row = read.executeQuery()) {
                return row.next()
                        ? Optional.of(new Known(row.getBytes(1), row.getBoolean(2), row.getBytes(3), row.getBoolean(4)))
                        : Optional.<Known>empty();
            }
        });
    }

    /// Notes in the caller's transaction that the attempt's work is done, if the transaction has changed anything.
    ///
    /// @return whether it has
    /// @throws IllegalStateException if a later attempt has taken the key: this one must not commit
    boolean commit(Attempt attempt) {
        boolean writes = with(WRITES, select -> {
            try (var row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        });
        if (writes && !ofAttempt(COMMIT, attempt)) {
            throw new IllegalStateException("idempotency key lost to a later attempt");
        }
        return writes;
    }

    /// @param answer null if it is none that can be kept; one that is too large is not kept either
    void answer(Attempt attempt, byte @Nullable [] answer) {
        var sealed = answer == null || answer.length > config.maxAnswer().asLongValue()
                ? null
                : attempt.key().seal(answer);
        with(ANSWER, update -> {
            update.setBytes(1, sealed);
            ofKey(update, attempt, 2);
            update.setObject(6, attempt.id());
            return update.executeUpdate();
        });
    }

    /// The attempt has failed. If it has changed nothing the next one starts afresh.
    void release(Attempt attempt) {
        if (!ofAttempt(FORGET, attempt)) {
            ofAttempt(GIVE_UP, attempt);
        }
    }

    /// Deletes some of those that have expired.
    ///
    /// @return whether there may be more
    boolean purge() {
        return with(PURGE, delete -> {
            delete.setInt(1, config.purgeBatch());
            return delete.executeUpdate() == config.purgeBatch();
        });
    }

    private boolean ofAttempt(String sql, Attempt attempt) {
        return with(sql, change -> {
            ofKey(change, attempt, 1);
            change.setObject(5, attempt.id());
            return change.executeUpdate() == 1;
        });
    }

    private static void ofKey(PreparedStatement statement, Attempt attempt, int first) throws SQLException {
        statement.setObject(first, attempt.tenant().accountId());
        statement.setString(first + 1, attempt.tenant().mode().wireName());
        statement.setString(first + 2, attempt.subject());
        statement.setBytes(first + 3, attempt.key().hash());
    }

    @FunctionalInterface
    private interface Work<T> {
        T in(PreparedStatement statement) throws SQLException;
    }

    private <T> T with(String sql, Work<T> work) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            return work.in(statement);
        } catch (SQLException e) {
            throw new IllegalStateException("idempotency key not read or written", e);
        }
    }
}
