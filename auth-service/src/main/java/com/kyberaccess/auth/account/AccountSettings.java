package com.kyberaccess.auth.account;

import com.kyberaccess.auth.account.AccountEvents.Change;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An account's settings, for its people.
@ApplicationScoped
class AccountSettings {
    private final AccountRepository stored;
    private final Accounts accounts;
    private final AccountEvents events;
    private final AuditTrail audit;
    private final EntityTags tags;
    private final Clock clock;

    AccountSettings(
            AccountRepository stored,
            Accounts accounts,
            AccountEvents events,
            AuditTrail audit,
            EntityTags tags,
            Clock clock) {
        this.tags = tags;
        this.stored = stored;
        this.accounts = accounts;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    AccountView get(Tenant tenant) {
        return stored.byId(tenant.accountId()).map(Account::view).orElseThrow(AccountSettings::missing);
    }

    /// Two changes at once happen one after the other. What is not really changed is told to nobody.
    ///
    /// @param ifMatch the representations that may be changed, null: any
    /// @throws ApiException 403 for another plan by somebody who is no owner; 412 if it is another representation
    @Transactional
    AccountView change(Caller caller, AccountRequest request, @Nullable String ifMatch) {
        var account = stored.byIdForUpdate(caller.tenant().accountId()).orElseThrow(AccountSettings::missing);
        tags.require(ifMatch, account.view());
        var before = account.facts();
        account.apply(request);
        var after = account.facts();
        if (after.plan() != before.plan() && caller.role() != Role.OWNER) {
            throw new ApiException(PlatformError.FORBIDDEN, "Only owners change the plan.");
        }
        var changes = changes(before, after);
        if (!changes.isEmpty()) {
            stored.flush();
            events.changed(after, changes, caller.subject(), clock.instant());
            audit.record(
                    "account.updated",
                    caller.tenant().account(),
                    changes.stream().collect(Collectors.toMap(Change::setting, Change::before)),
                    changes.stream().collect(Collectors.toMap(Change::setting, Change::after)));
            accounts.changed(after);
        }
        return account.view();
    }

    private static List<Change> changes(AccountFacts before, AccountFacts after) {
        var changes = new ArrayList<Change>();
        add(changes, "name", before.name(), after.name());
        add(changes, "time_zone", before.zone().getId(), after.zone().getId());
        add(changes, "plan", before.plan().wireName(), after.plan().wireName());
        return changes;
    }

    private static void add(List<Change> changes, String setting, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Change(setting, before, after));
        }
    }

    private static ApiException missing() {
        return ApiException.notFound("The account");
    }
}
