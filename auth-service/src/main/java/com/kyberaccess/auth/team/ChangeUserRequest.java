package com.kyberaccess.auth.team;

import com.kyberaccess.common.security.Role;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// What to change of a member; what is missing or null stays as it is. The address is not among it: it was
/// proved by the invitation, so another one takes another invitation.
///
/// @param name 1 to 100 characters of any script, without control characters
/// @param active false: may not log in, but stays on the team's list
public record ChangeUserRequest(
        @Nullable @Pattern(regexp = InviteRequest.NAME, message = InviteRequest.NAME_RULE)
        String name,

        @Nullable Role role,
        @Nullable Boolean active) {

    public ChangeUserRequest {
        name = name == null ? null : name.strip();
    }

    /// Without its contents.
    @Override
    public String toString() {
        return "ChangeUserRequest[role=%s, active=%s]".formatted(role, active);
    }
}
