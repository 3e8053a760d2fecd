package com.kyberaccess.visitor.invitation;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is expected, by whom, where and when.
///
/// @param email of the visitor, null if there is none
/// @param time by the location's clock, null if only the day is known
public record Invite(
        Tenant tenant,
        UUID visit,
        String visitor,
        @Nullable String email,
        @Nullable String purpose,
        HostCard host,
        Place place,
        LocalDate date,
        @Nullable LocalTime time) {
    static final IdType VISIT_ID = new IdType("vis");

    String publicId() {
        return VISIT_ID.text(visit);
    }
}
