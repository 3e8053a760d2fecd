package com.kyberaccess.auth.team;

import com.kyberaccess.auth.notice.Recipient;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.common.security.Tenant;
import java.util.UUID;

/// A team member, as other features see one.
///
/// @param active whether they may log in
/// @param joined whether they have accepted their invitation
/// @param session what their tokens carry (`ses_…`): ended and replaced when they lose something
public record Member(
        UUID id, UUID accountId, String name, String email, Role role, boolean active, boolean joined, String session) {
    /// Ids of team members: `usr_…`.
    public static final IdType ID = new IdType("usr");

    public String publicId() {
        return ID.text(id);
    }

    /// People work on live data.
    public Tenant tenant() {
        return new Tenant(accountId, Mode.LIVE);
    }

    public Recipient recipient() {
        return new Recipient(tenant(), name, email);
    }
}
