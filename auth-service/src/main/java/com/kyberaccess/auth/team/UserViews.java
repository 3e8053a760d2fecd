package com.kyberaccess.auth.team;

import com.kyberaccess.auth.link.OneTimeLinks;
import com.kyberaccess.auth.link.Purpose;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/// The team, as it is shown.
@ApplicationScoped
public class UserViews {
    private final TeamMemberRepository members;
    private final OneTimeLinks links;

    UserViews(TeamMemberRepository members, OneTimeLinks links) {
        this.members = members;
        this.links = links;
    }

    @Transactional
    public Page<UserView> list(Tenant tenant, PageRequest page) {
        var rows = members.list(tenant, page);
        var invitations = links.pending(rows.stream().map(TeamMember::id).toList(), Purpose.INVITATION);
        return Page.of(rows, members.count(tenant), page)
                .map(member -> UserView.of(member, invitations.get(member.id())));
    }

    /// @throws ApiException 404 unless the id is one of the tenant's account
    @Transactional
    public UserView get(Tenant tenant, String id) {
        return Member.ID
                .parse(id)
                .flatMap(uuid -> members.byId(tenant, uuid))
                .map(this::of)
                .orElseThrow(UserViews::notFound);
    }

    /// The caller's own.
    @Transactional
    public UserView me(Caller caller) {
        return get(caller.tenant(), caller.subject());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    UserView of(TeamMember member) {
        var invitation = links.pending(List.of(member.id()), Purpose.INVITATION).get(member.id());
        return UserView.of(member, invitation);
    }

    static ApiException notFound() {
        return ApiException.notFound("The user");
    }
}
