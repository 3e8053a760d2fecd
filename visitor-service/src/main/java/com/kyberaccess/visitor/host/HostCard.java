package com.kyberaccess.visitor.host;

import com.kyberaccess.common.id.IdType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A host as the other features see it.
public record HostCard(
        UUID id,
        String name,
        @Nullable String email,
        @Nullable String department,
        @Nullable UUID locationId) {
    /// Ids of hosts: `usr_…`, as the contract has them.
    public static final IdType HOST_ID = new IdType("usr");

    public String publicId() {
        return HOST_ID.text(id);
    }
}
