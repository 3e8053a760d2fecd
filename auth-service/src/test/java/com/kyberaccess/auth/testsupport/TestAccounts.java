package com.kyberaccess.auth.testsupport;

import com.kyberaccess.auth.account.Accounts;
import com.kyberaccess.auth.team.Passwords;
import com.kyberaccess.auth.team.Team;
import com.kyberaccess.common.plan.Plan;
import com.kyberaccess.common.security.Role;
import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.UUID;

/// Makes accounts for tests: isolation without cleaning up.
@ApplicationScoped
@Unremovable
public class TestAccounts {
    private final Accounts accounts;
    private final Team team;
    private final String hash;

    TestAccounts(Accounts accounts, Team team, Passwords passwords) {
        this.accounts = accounts;
        this.team = team;
        this.hash = passwords.hash(TestAccount.PASSWORD);
    }

    public TestAccount withOwner() {
        return with(Role.OWNER);
    }

    public TestAccount with(Role role) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var account = accounts.create("Test Account", Plan.ENTERPRISE, ZoneId.of("Asia/Kathmandu"));
            var email = "Member." + UUID.randomUUID() + "@kyber.test";
            return new TestAccount(account, team.add(account.id(), "Mina Member", email, role, hash));
        });
    }
}
