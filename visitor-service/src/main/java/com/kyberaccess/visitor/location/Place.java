package com.kyberaccess.visitor.location;

import com.kyberaccess.common.id.IdType;
import java.time.ZoneId;
import java.util.UUID;

/// A location as the other features see it.
public record Place(UUID id, String name, ZoneId zone, boolean primary) {
    /// Ids of locations: `loc_…`.
    public static final IdType LOCATION_ID = new IdType("loc");

    public String publicId() {
        return LOCATION_ID.text(id);
    }
}
