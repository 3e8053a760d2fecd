package com.kyberaccess.auth.account;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.kyberaccess.common.plan.Plan;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.UUID;

@ApplicationScoped
public class Accounts {
    /// Every token needs its account's plan and zone, which hardly ever change: tokens learn of a change this late.
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private static final int REMEMBERED_AT_MOST = 10_000;

    private final AccountRepository accounts;
    private final AccountEvents events;
    private final Event<Changed> changed;
    private final Clock clock;
    private final LoadingCache<UUID, AccountFacts> facts;

    /// Fired in the transaction that changed the account; observed after its commit.
    record Changed(AccountFacts facts) {}

    Accounts(AccountRepository accounts, AccountEvents events, Event<Changed> changed, Clock clock) {
        this.accounts = accounts;
        this.events = events;
        this.changed = changed;
        this.clock = clock;
        this.facts = Caffeine.newBuilder()
                .expireAfterWrite(REMEMBERED)
                .maximumSize(REMEMBERED_AT_MOST)
                .build(this::load);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public AccountFacts create(String name, Plan plan, ZoneId zone) {
        var now = clock.instant();
        var account = new Account(name, plan, zone, now);
        accounts.persist(account);
        events.created(account.facts(), now);
        return account.facts();
    }

    /// Whether there is any account.
    @Transactional
    public boolean any() {
        return accounts.any();
    }

    /// Whether there is no account, and nobody else creates one before the caller's transaction ends.
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean noneAndLocked() {
        accounts.lockCreation();
        return !accounts.any();
    }

    /// An account that a credential names, so that it must exist; at most 10 s old.
    public AccountFacts get(UUID account) {
        return facts.get(account);
    }

    /// From the commit on this replica's tokens are of the account as it is now; the others' within 10 s.
    @Transactional(Transactional.TxType.MANDATORY)
    void changed(AccountFacts now) {
        changed.fire(new Changed(now));
    }

    void remember(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed account) {
        facts.put(account.facts().id(), account.facts());
    }

    private AccountFacts load(UUID account) {
        return QuarkusTransaction.joiningExisting().call(() -> accounts.byId(account)
                .orElseThrow(() -> new IllegalStateException("account of a credential is missing"))
                .facts());
    }
}
