package com.kyberaccess.auth.account;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

/// What the others need to know of accounts: `account.created` and `account.changed` between the services, and the
/// contract's `settings.updated` for webhooks (article 3, *Select Events*).
@ApplicationScoped
class AccountEvents {
    /// Which settings: visitor-service has others.
    private static final String AREA = "account";

    private final Outbox outbox;

    AccountEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// @param plan `starter`, `professional` or `enterprise`
    @RegisterForReflection
    record Facts(String id, String name, String plan, String timeZone) {}

    @RegisterForReflection
    record Account(Facts account) {
        static Account of(AccountFacts facts) {
            return new Account(new Facts(
                    Tenant.ACCOUNT_ID.text(facts.id()),
                    facts.name(),
                    facts.plan().wireName(),
                    facts.zone().getId()));
        }
    }

    /// @param setting the field of `PATCH /account`
    @RegisterForReflection
    record Change(String setting, String before, String after) {}

    /// @param changedBy the team member's id
    @RegisterForReflection
    record SettingsUpdated(String area, List<Change> changes, String changedBy, Instant changedAt) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void created(AccountFacts facts, Instant at) {
        append(facts, "account.created", at, Account.of(facts));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void changed(AccountFacts facts, List<Change> changes, String changedBy, Instant at) {
        append(facts, "account.changed", at, Account.of(facts));
        append(facts, "settings.updated", at, new SettingsUpdated(AREA, changes, changedBy, at));
    }

    private void append(AccountFacts facts, String type, Instant at, Object data) {
        var tenant = new Tenant(facts.id(), Mode.LIVE);
        outbox.append(AccountTopic.NAME, tenant.account(), tenant, type, at, data);
    }
}
