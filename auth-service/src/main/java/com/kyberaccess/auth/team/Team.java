package com.kyberaccess.auth.team;

import com.kyberaccess.auth.link.OneTimeLinks;
import com.kyberaccess.auth.link.Purpose;
import com.kyberaccess.auth.revocation.RevocationLog;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/// What other features do with members.
@ApplicationScoped
public class Team {
    private final TeamMemberRepository members;
    private final OneTimeLinks links;
    private final RevocationLog revocations;
    private final UserEvents events;
    private final Clock clock;

    Team(TeamMemberRepository members, OneTimeLinks links, RevocationLog revocations, UserEvents events, Clock clock) {
        this.members = members;
        this.links = links;
        this.revocations = revocations;
        this.events = events;
        this.clock = clock;
    }

    /// Adds a member to `account` who needs no invitation.
    ///
    /// @param passwordHash from {@link Passwords#hash}, made before the transaction: it takes long
    @Transactional(Transactional.TxType.MANDATORY)
    public Member add(UUID account, String name, String email, Role role, String passwordHash) {
        var member = new TeamMember(account, name, email, role, clock.instant());
        member.join(clock.instant());
        member.choosePassword(passwordHash);
        members.persist(member);
        events.added(member.view());
        return member.view();
    }

    /// Across accounts.
    @Transactional
    public Optional<Member> byEmail(String email) {
        return members.byEmail(email).map(TeamMember::view);
    }

    /// Across accounts.
    @Transactional
    public Optional<Member> byId(UUID id) {
        return members.findByIdOptional(id).map(TeamMember::view);
    }

    /// Gives an active member a password, and with it the place on the team if they were only invited. All their
    /// sessions and links end.
    ///
    /// @return the member with a new session
    /// @throws ApiException 401 if the member has been removed or deactivated meanwhile
    @Transactional(Transactional.TxType.MANDATORY)
    public Member choosePassword(UUID id, String passwordHash) {
        var member = activeMember(id);
        member.join(clock.instant());
        member.choosePassword(passwordHash);
        links.withdraw(id, Purpose.INVITATION);
        links.withdraw(id, Purpose.PASSWORD_RESET);
        revocations.revokeSession(member.view().tenant(), member.renewSession(), clock.instant());
        return member.view();
    }

    /// Takes an active member's place on the team where somebody else vouches for them: no password is needed.
    ///
    /// @throws ApiException 401 if the member has been removed or deactivated meanwhile
    @Transactional(Transactional.TxType.MANDATORY)
    public Member join(UUID id) {
        var member = activeMember(id);
        member.join(clock.instant());
        links.withdraw(id, Purpose.INVITATION);
        return member.view();
    }

    private TeamMember activeMember(UUID id) {
        return members.locked(id)
                .filter(TeamMember::active)
                .orElseThrow(() -> ApiException.unauthorized("The member is no longer on the team."));
    }
}
