package com.kyberaccess.visitor.delivery;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The filters of the list, as sent.
public class DeliveryParameters {
    @QueryParam("status")
    @Parameter(description = "received, notified or picked_up")
    @Nullable
    String status;

    @QueryParam("host_id")
    @Nullable
    String hostId;

    @QueryParam("location_id")
    @Nullable
    String locationId;

    @QueryParam("start_date")
    @Parameter(description = "First day (YYYY-MM-DD) in the location's zone, else the account's; or a timestamp")
    @Nullable
    String startDate;

    @QueryParam("end_date")
    @Parameter(description = "Last day (YYYY-MM-DD), or a timestamp (RFC 3339) before which")
    @Nullable
    String endDate;
}
