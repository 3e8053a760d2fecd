package com.kyberaccess.emergency.staff;

import com.kyberaccess.common.id.IdType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody with an address.
///
/// @param id of the host or the team member
/// @param email in lower case
/// @param locationId where a host works, if that is known
public record Recipient(
        UUID id, String name, String email, @Nullable UUID locationId) {
    /// Ids of hosts and of team members: `usr_…`.
    public static final IdType USER_ID = new IdType("usr");

    public String publicId() {
        return USER_ID.text(id);
    }
}
