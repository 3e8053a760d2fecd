package com.kyberaccess.auth.team;

import com.kyberaccess.auth.link.PendingLink;
import com.kyberaccess.common.security.Role;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A team member.
///
/// @param active whether they may log in, once they have joined
/// @param joinedAt when they accepted their invitation; null: not yet
/// @param invitation the present one, null once it has been accepted
public record UserView(
        String id,
        String name,
        String email,
        Role role,
        boolean active,
        Instant createdAt,
        @Nullable Instant joinedAt,
        @Nullable Invitation invitation) {

    /// @param expiresAt may have passed: invite again then
    public record Invitation(Instant sentAt, Instant expiresAt) {}

    /// What `Data` is to other resources, with a name of its own, since OpenAPI needs one beside status 201.
    @Schema(name = "DataUserView")
    public record Envelope(UserView data) {}

    static UserView of(TeamMember member, @Nullable PendingLink invitation) {
        var seen = member.view();
        return new UserView(
                seen.publicId(),
                seen.name(),
                seen.email(),
                seen.role(),
                seen.active(),
                member.createdAt(),
                member.joinedAt(),
                invitation == null ? null : new Invitation(invitation.sentAt(), invitation.expiresAt()));
    }

    /// Without name and address.
    @Override
    public String toString() {
        return "UserView[id=" + id + "]";
    }
}
