package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.emergency.site.Site;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where people gather.
///
/// @param id `rly_…`
public record RallyPointView(
        String id, String locationId, String name, @Nullable String description) {
    static final IdType RALLY_POINT_ID = new IdType("rly");

    static RallyPointView of(UUID id, UUID location, String name, @Nullable String description) {
        return new RallyPointView(RALLY_POINT_ID.text(id), Site.LOCATION_ID.text(location), name, description);
    }
}
