package com.kyberaccess.auth.team;

import com.kyberaccess.auth.link.OneTimeLinks;
import com.kyberaccess.auth.notice.MemberNotices;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hibernate.exception.ConstraintViolationException;

/// Brings people onto the team.
@ApplicationScoped
public class Invitations {
    private final TeamMemberRepository members;
    private final OneTimeLinks links;
    private final MemberNotices notices;
    private final UserEvents events;
    private final UserViews views;
    private final AuditTrail audit;
    private final Clock clock;

    Invitations(
            TeamMemberRepository members,
            OneTimeLinks links,
            MemberNotices notices,
            UserEvents events,
            UserViews views,
            AuditTrail audit,
            Clock clock) {
        this.members = members;
        this.links = links;
        this.notices = notices;
        this.events = events;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    /// Puts somebody on the list and sends them a link.
    ///
    /// @throws ApiException 403 if an admin invites an owner; 409 `EMAIL_TAKEN`
    @Transactional
    public UserView invite(Caller caller, InviteRequest request) {
        if (request.role() == Role.OWNER) {
            TeamRules.checkOwner(caller.role());
        }
        if (members.byEmail(request.email()).isPresent()) {
            throw taken();
        }
        var member = new TeamMember(
                caller.tenant().accountId(), request.name(), request.email(), request.role(), clock.instant());
        persist(member);
        send(member);
        events.added(member.view());
        audit.record("user.invited", member.publicId(), null, Map.of("role", request.role()));
        return views.of(member);
    }

    /// Sends a new link; the one before stops working.
    ///
    /// @throws ApiException 404; 409 `ALREADY_JOINED`
    @Transactional
    public UserView resend(Caller caller, String id) {
        var member = pending(caller, id);
        send(member);
        audit.record("user.invited", member.publicId(), null, Map.of("role", member.role()));
        return views.of(member);
    }

    /// Takes the invitation back: its link stops working, and the address is free again.
    ///
    /// @throws ApiException 404; 409 `ALREADY_JOINED`
    @Transactional
    public void withdraw(Caller caller, String id) {
        var member = pending(caller, id);
        members.delete(member);
        events.removed(member.view());
        audit.record("user.invitation_withdrawn", member.publicId(), Map.of("role", member.role()), null);
    }

    private TeamMember pending(Caller caller, String id) {
        var uuid = Member.ID.parse(id).orElseThrow(UserViews::notFound);
        var actor = Member.ID.parse(caller.subject()).orElseThrow(UserViews::notFound);
        var rules = new TeamRules(members.lockedWithOwners(caller.tenant(), List.of(actor, uuid)), actor);
        var member = rules.member(uuid);
        rules.checkChange(member, member.role(), member.active());
        if (member.joined()) {
            throw new ApiException(TeamError.ALREADY_JOINED, "The invitation has been accepted.");
        }
        return member;
    }

    private void send(TeamMember member) {
        var link = links.invite(member.id());
        notices.invited(member.view().recipient(), link.secret(), link.expiresAt());
    }

    private void persist(TeamMember member) {
        try {
            members.persistAndFlush(member);
        } catch (PersistenceException e) {
            // Another request was quicker by a moment.
            if (e instanceof ConstraintViolationException violation
                    && "team_member_email".equals(violation.getConstraintName())) {
                throw taken();
            }
            throw e;
        }
    }

    /// The same whether the member is of this account or another: an address is one log-in.
    private static ApiException taken() {
        return new ApiException(TeamError.EMAIL_TAKEN, "This e-mail address already has a log-in.");
    }
}
