package com.kyberaccess.auth.team;

import com.kyberaccess.auth.link.OneTimeLinks;
import com.kyberaccess.auth.link.Purpose;
import com.kyberaccess.auth.revocation.RevocationLog;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Changes and removes members. Whoever loses or gains something logs in again: their tokens say what they
/// could before.
@ApplicationScoped
public class TeamChanges {
    private final TeamMemberRepository members;
    private final OneTimeLinks links;
    private final RevocationLog revocations;
    private final UserEvents events;
    private final UserViews views;
    private final AuditTrail audit;
    private final Clock clock;

    TeamChanges(
            TeamMemberRepository members,
            OneTimeLinks links,
            RevocationLog revocations,
            UserEvents events,
            UserViews views,
            AuditTrail audit,
            Clock clock) {
        this.members = members;
        this.links = links;
        this.revocations = revocations;
        this.events = events;
        this.views = views;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws ApiException 404; 403 and 409 as {@link TeamRules} says
    @Transactional
    public UserView change(Caller caller, String id, ChangeUserRequest request) {
        var uuid = Member.ID.parse(id).orElseThrow(UserViews::notFound);
        var rules = rules(caller, uuid);
        var member = rules.member(uuid);
        var before = member.view();
        var name = request.name() == null ? before.name() : request.name();
        var role = request.role() == null ? before.role() : request.role();
        var active = request.active() == null ? before.active() : request.active();
        rules.checkChange(member, role, active);
        member.rename(name);
        member.assign(role);
        member.activate(active);
        if (role != before.role() || active != before.active()) {
            endSession(member, before);
        }
        if (!active) {
            links.withdraw(uuid, Purpose.PASSWORD_RESET);
        }
        record(before, member.view());
        return views.of(member);
    }

    /// Removes the member, and frees the address.
    ///
    /// @throws ApiException 404; 403 and 409 as {@link TeamRules} says
    @Transactional
    public void remove(Caller caller, String id) {
        var uuid = Member.ID.parse(id).orElseThrow(UserViews::notFound);
        var rules = rules(caller, uuid);
        var member = rules.member(uuid);
        rules.checkRemoval(member);
        var before = member.view();
        endSession(member, before);
        members.delete(member);
        events.removed(before);
        audit.record("user.removed", before.publicId(), Map.of("role", before.role()), null);
    }

    private TeamRules rules(Caller caller, UUID member) {
        var actor = Member.ID.parse(caller.subject()).orElseThrow(UserViews::notFound);
        return new TeamRules(members.lockedWithOwners(caller.tenant(), List.of(actor, member)), actor);
    }

    private void endSession(TeamMember member, Member before) {
        revocations.revokeSession(before.tenant(), member.renewSession(), clock.instant());
    }

    private void record(Member before, Member after) {
        if (!before.name().equals(after.name()) || before.role() != after.role() || before.active() != after.active()) {
            events.changed(after);
        }
        if (!before.name().equals(after.name())) {
            audit.record("user.renamed", after.publicId(), Map.of("name", before.name()), Map.of("name", after.name()));
        }
        if (before.role() != after.role()) {
            audit.record(
                    "user.role_changed", after.publicId(), Map.of("role", before.role()), Map.of("role", after.role()));
        }
        if (before.active() != after.active()) {
            audit.record(
                    after.active() ? "user.reactivated" : "user.deactivated",
                    after.publicId(),
                    Map.of("active", before.active()),
                    Map.of("active", after.active()));
        }
    }
}
