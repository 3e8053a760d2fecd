package com.kyberaccess.visitor.checkinevent;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The filters of the log, as sent (contract, article 2, *List Check-In Events*), and where to go on.
public class CheckInEventParameters {
    @QueryParam("start_date")
    @Parameter(description = "First day (YYYY-MM-DD) in the location's zone, else the account's; or a timestamp")
    @Nullable
    String startDate;

    @QueryParam("end_date")
    @Parameter(description = "Last day (YYYY-MM-DD), or a timestamp (RFC 3339) before which")
    @Nullable
    String endDate;

    @QueryParam("event_type")
    @Parameter(description = "check_in, check_out, denied or pre_registered")
    @Nullable
    String eventType;

    @QueryParam("location_id")
    @Nullable
    String locationId;

    @QueryParam("cursor")
    @Parameter(description = "Where to go on: `meta.next_cursor` of the page before; instead of page")
    @Nullable
    String cursor;
}
