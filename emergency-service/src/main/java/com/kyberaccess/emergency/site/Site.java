package com.kyberaccess.emergency.site;

import com.kyberaccess.common.id.IdType;
import java.time.ZoneId;
import java.util.UUID;

/// A location.
public record Site(UUID id, String name, ZoneId zone) {
    /// Ids of locations: `loc_…`.
    public static final IdType LOCATION_ID = new IdType("loc");
    /// What every location together is called.
    public static final String ALL = "All locations";

    public String publicId() {
        return LOCATION_ID.text(id);
    }
}
