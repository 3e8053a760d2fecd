package com.kyberaccess.auth.team;

import com.kyberaccess.common.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

@ApplicationScoped
public class Team {
    private final TeamMemberRepository members;
    private final Clock clock;

    Team(TeamMemberRepository members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /// Adds a member to `account`.
    ///
    /// @param passwordHash from {@link Passwords#hash}, made before the transaction: it takes long
    @Transactional(Transactional.TxType.MANDATORY)
    public Member add(UUID account, String name, String email, Role role, String passwordHash) {
        var member = new TeamMember(account, name, email, role, passwordHash, clock.instant());
        members.persist(member);
        return member.view();
    }
}
