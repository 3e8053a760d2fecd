package com.kyberaccess.auth.team;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Role;
import java.util.UUID;

/// A team member, as other features see one.
public record Member(UUID id, UUID accountId, String name, String email, Role role) {
    /// Ids of team members: `usr_…`.
    public static final IdType ID = new IdType("usr");

    public String publicId() {
        return ID.text(id);
    }
}
