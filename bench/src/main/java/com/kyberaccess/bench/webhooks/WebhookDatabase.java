package com.kyberaccess.bench.webhooks;

import com.kyberaccess.common.id.IdType;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;

/// webhook-service's database, for what the benchmark prepares and looks up past the API.
final class WebhookDatabase {

    private static final String SUBSCRIBE = """
            INSERT INTO subscription (id, account_id, mode, name, url, events, status, signing_secret, created_at, updated_at)
            VALUES (?, ?, 'live', 'Benchmark', ?, '{*}', 'active', 'whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=',
                    now(), now())
            """;

    private static final String REFUSED = """
            SELECT (SELECT count(*) FROM delivery_attempt a JOIN delivery d ON d.id = a.delivery_id WHERE d.account_id = s.account_id),
                   s.consecutive_failures, s.status = 'disabled'
            FROM subscription s WHERE s.account_id = ?
            """;

    private final DataSource source;

    WebhookDatabase(DataSource source) {
        this.source = source;
    }

    /// An enterprise account with a webhook for each of the URLs.
    Account account(String... urls) {
        var account = Account.next();
        execute("INSERT INTO account (account_id, plan, occurred_at) VALUES (?, 'enterprise', now())", account.id());
        for (var url : urls) {
            execute(SUBSCRIBE, IdType.next(), account.id(), url);
        }
        return account;
    }

    List<Account> accounts(int count, String url) {
        var accounts = new ArrayList<Account>();
        for (int i = 0; i < count; i++) {
            accounts.add(account(url));
        }
        return accounts;
    }

    /// Holds what is queued for the account, as a breaker that is open does.
    void hold(Account account) {
        execute(
                "UPDATE subscription SET consecutive_failures = 5, next_attempt_at = 'infinity' WHERE account_id = ?",
                account.id());
    }

    void release(Account account) {
        execute(
                "UPDATE subscription SET consecutive_failures = 0, next_attempt_at = '-infinity' WHERE account_id = ?",
                account.id());
    }

    /// What is queued for the account's webhooks.
    long queued(Account account) {
        return count(
                "SELECT count(*) FROM delivery_due WHERE subscription_id IN (SELECT id FROM subscription WHERE account_id = ?)",
                account.id());
    }

    long count(String query, Object... parameters) {
        try (var connection = source.getConnection();
                var select = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (var row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What is known of a webhook that refuses all, at one moment: attempts go on while it is looked at.
    ///
    /// @param refusals attempts in the log
    /// @param consecutiveFailures its counter
    record Refused(long refusals, long consecutiveFailures, boolean disabled) {}

    /// Of an account with one webhook.
    Refused refused(Account account) {
        try (var connection = source.getConnection();
                var select = connection.prepareStatement(REFUSED)) {
            select.setObject(1, account.id());
            try (var row = select.executeQuery()) {
                row.next();
                return new Refused(row.getLong(1), row.getLong(2), row.getBoolean(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void execute(String statement, Object... parameters) {
        try (Connection connection = source.getConnection();
                var change = connection.prepareStatement(statement)) {
            for (int i = 0; i < parameters.length; i++) {
                change.setObject(i + 1, parameters[i]);
            }
            change.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /// Looks four times a second: counting a long queue takes some time itself.
    static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(250_000_000);
        }
    }
}
