package com.kyberaccess.auth.sandbox;

import com.kyberaccess.auth.account.AccountTopic;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.sandbox.SandboxReset;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/// Orders the reset of every sandbox once a day, whichever replica is first; what was missed while none ran is made up
/// for. Sandboxes are those of accounts that have, or had, a sandbox key: nothing else can put data into one.
@ApplicationScoped
class SandboxSchedule {
    static final String JOB = "sandbox-reset";
    private static final Duration PERIOD = Duration.ofDays(1);

    private final EntityManager database;
    private final Outbox outbox;
    private final SandboxConfig config;
    private final Clock clock;

    SandboxSchedule(EntityManager database, Outbox outbox, SandboxConfig config, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(identity = JOB, every = "30s", delayed = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void orderIfDue() {
        var due = latestDue(clock.instant());
        if (isFirst(due)) {
            var accounts = order(accounts());
            Log.infof("sandboxes ordered to be reset accounts=%d", accounts);
        }
    }

    /// Orders it now, for one account.
    @Transactional
    void orderNow(UUID account) {
        order(List.of(account));
    }

    /// Orders it now, for every account.
    ///
    /// @return how many
    @Transactional
    int orderAllNow() {
        return order(accounts());
    }

    private Instant latestDue(Instant now) {
        var today = now.atOffset(ZoneOffset.UTC).toLocalDate().atTime(config.resetAt());
        var due = today.toInstant(ZoneOffset.UTC);
        return due.isAfter(now) ? due.minus(PERIOD) : due;
    }

    private boolean isFirst(Instant due) {
        return database.createNativeQuery("INSERT INTO sandbox_run (due_at) VALUES (:due) ON CONFLICT DO NOTHING")
                        .setParameter("due", due)
                        .executeUpdate()
                == 1;
    }

    private List<UUID> accounts() {
        return database.createNativeQuery(
                        "SELECT DISTINCT account_id FROM api_key WHERE mode = 'SANDBOX' ORDER BY account_id",
                        UUID.class)
                .getResultList();
    }

    private int order(List<UUID> accounts) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        for (var account : accounts) {
            var sandbox = new Tenant(account, Mode.SANDBOX);
            outbox.append(
                    AccountTopic.NAME, sandbox.account(), sandbox, SandboxReset.EVENT, now, new SandboxReset(now));
        }
        return accounts.size();
    }
}
