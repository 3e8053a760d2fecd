package com.kyberaccess.auth.bootstrap;

import com.kyberaccess.auth.account.Accounts;
import com.kyberaccess.auth.team.Passwords;
import com.kyberaccess.auth.team.Team;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Creates the first account and its owner on start, both or neither, and once however many replicas start together.
@ApplicationScoped
class Bootstrap {
    private final BootstrapConfig config;
    private final Accounts accounts;
    private final Team team;
    private final Passwords passwords;

    Bootstrap(BootstrapConfig config, Accounts accounts, Team team, Passwords passwords) {
        this.config = config;
        this.accounts = accounts;
        this.team = team;
        this.passwords = passwords;
    }

    /// First of all: a wrong configuration ends the start before anything else has begun.
    void start(@Observes @Priority(1) StartupEvent event) {
        run();
    }

    void run() {
        var first = FirstAccount.of(config);
        if (first.isEmpty() || accounts.any()) {
            return;
        }
        var hash = passwords.hash(first.get().ownerPassword());
        QuarkusTransaction.requiringNew().run(() -> create(first.get(), hash));
    }

    private void create(FirstAccount first, String passwordHash) {
        if (!accounts.noneAndLocked()) {
            return;
        }
        var account = accounts.create(first.name(), first.plan(), first.zone());
        team.add(account.id(), first.ownerName(), first.ownerEmail(), Role.OWNER, passwordHash);
        Log.infof("first account created account_id=%s", Tenant.ACCOUNT_ID.text(account.id()));
    }
}
