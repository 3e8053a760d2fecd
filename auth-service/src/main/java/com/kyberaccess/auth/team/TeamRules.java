package com.kyberaccess.auth.team;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.security.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who may do what to whom, beyond the roles' table. Checked on the locked rows: the caller's token may be older than
/// the caller's present role.
final class TeamRules {
    private final List<TeamMember> locked;
    private final UUID caller;

    /// @param locked the account's owners, the caller and the member in question, as they are until the
    ///     transaction ends
    TeamRules(List<TeamMember> locked, UUID caller) {
        this.locked = locked;
        this.caller = caller;
    }

    /// @throws ApiException 404 if there is no such member
    TeamMember member(UUID id) {
        return find(id).orElseThrow(UserViews::notFound);
    }

    /// @param role what the member is to become
    /// @param active whether the member is to be able to log in
    /// @throws ApiException 403 for what is for owners; 409 `LAST_OWNER`, `OWN_ROLE`, `OWN_MEMBERSHIP`
    void checkChange(TeamMember member, Role role, boolean active) {
        checkPower(member, role);
        checkLastOwner(member, role == Role.OWNER && active);
        if (member.id().equals(caller) && role != member.role()) {
            throw new ApiException(TeamError.OWN_ROLE, "Nobody changes their own role; somebody else must.");
        }
        if (member.id().equals(caller) && !active) {
            throw new ApiException(TeamError.OWN_MEMBERSHIP, "Nobody deactivates themselves; somebody else must.");
        }
    }

    /// @throws ApiException 403 for what is for owners; 409 `LAST_OWNER`, `OWN_MEMBERSHIP`
    void checkRemoval(TeamMember member) {
        checkPower(member, null);
        checkLastOwner(member, false);
        if (member.id().equals(caller)) {
            throw new ApiException(TeamError.OWN_MEMBERSHIP, "Nobody removes themselves; somebody else must.");
        }
    }

    private void checkPower(TeamMember member, @Nullable Role role) {
        var actor = find(caller)
                .filter(TeamMember::active)
                .map(TeamMember::role)
                .filter(present -> present.atLeast(Role.ADMIN))
                .orElseThrow(() -> new ApiException(PlatformError.FORBIDDEN, "Your role was changed meanwhile."));
        if (member.role() == Role.OWNER || role == Role.OWNER) {
            checkOwner(actor);
        }
    }

    /// @throws ApiException 403 unless an owner acts
    static void checkOwner(@Nullable Role actor) {
        if (actor != Role.OWNER) {
            throw new ApiException(PlatformError.FORBIDDEN, "Only an owner makes, changes or removes owners.");
        }
    }

    private void checkLastOwner(TeamMember member, boolean staysOwner) {
        if (member.actingOwner()
                && !staysOwner
                && locked.stream().noneMatch(other -> other != member && other.actingOwner())) {
            throw new ApiException(
                    TeamError.LAST_OWNER, "This is the account's last owner; make somebody else an owner first.");
        }
    }

    private Optional<TeamMember> find(UUID id) {
        return locked.stream().filter(member -> member.id().equals(id)).findFirst();
    }
}
