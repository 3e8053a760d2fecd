package com.kyberaccess.webhook.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The projection of accounts. Changes of one account or user come in order; one that comes again, even late, moves
/// nothing back.
@ApplicationScoped
public class Accounts {
    private static final String ACCOUNT = """
            INSERT INTO account (account_id, name, plan, occurred_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (account_id) DO UPDATE
            SET name = EXCLUDED.name, plan = EXCLUDED.plan, occurred_at = EXCLUDED.occurred_at
            WHERE account.occurred_at <= EXCLUDED.occurred_at
            """;

    private static final String OWNER = """
            INSERT INTO account_owner (user_id, account_id, name, email, occurred_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (user_id) DO UPDATE
            SET account_id = EXCLUDED.account_id, name = EXCLUDED.name, email = EXCLUDED.email,
                occurred_at = EXCLUDED.occurred_at
            WHERE account_owner.occurred_at <= EXCLUDED.occurred_at
            """;

    private static final String NO_OWNER = "DELETE FROM account_owner WHERE user_id = ? AND occurred_at <= ?";

    /// Events outrank what a token says, which may be an hour old; but the events of an account older than the topic's
    /// retention are gone when this service is new.
    private static final String PLAN = """
            INSERT INTO account (account_id, plan, occurred_at) VALUES (?, ?, '-infinity')
            ON CONFLICT (account_id) DO UPDATE
            SET plan = CASE WHEN account.occurred_at = '-infinity' THEN EXCLUDED.plan ELSE account.plan END
            RETURNING plan
            """;

    private static final String OWNERS = "SELECT name, email FROM account_owner WHERE account_id = ? ORDER BY user_id";

    private final DataSource database;

    Accounts(DataSource database) {
        this.database = database;
    }

    @Transactional
    void apply(List<AccountChange> changes) {
        for (var change : changes) {
            switch (change) {
                case AccountChange.Account(var id, var name, var plan, var at) -> execute(ACCOUNT, id, name, plan, at);
                case AccountChange.Owner(var id, var account, var name, var email, var at) ->
                    execute(OWNER, id, account, name, email, at);
                case AccountChange.NoOwner(var id, var at) -> execute(NO_OWNER, id, at);
            }
        }
    }

    /// The account's plan: as its events say, else as the caller's token does.
    @Transactional(Transactional.TxType.MANDATORY)
    public String plan(UUID accountId, String callersPlan) {
        try (var connection = database.getConnection();
                var upsert = connection.prepareStatement(PLAN)) {
            upsert.setObject(1, accountId);
            upsert.setString(2, callersPlan);
            try (var row = upsert.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("plan not read", e);
        }
    }

    /// Whom to write to.
    @Transactional
    public List<AccountOwner> owners(UUID accountId) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(OWNERS)) {
            select.setObject(1, accountId);
            var owners = new ArrayList<AccountOwner>();
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    owners.add(new AccountOwner(row.getString(1), row.getString(2)));
                }
            }
            return owners;
        } catch (SQLException e) {
            throw new IllegalStateException("owners not read", e);
        }
    }

    private void execute(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i] instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("accounts not projected", e);
        }
    }
}
