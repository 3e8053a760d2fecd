package com.kyberaccess.visitor.visit.list;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The filters and the order of the list of visitors, as sent (contract, article 2, *List Visitors*).
public class VisitParameters {
    @QueryParam("date")
    @Parameter(description = "today, yesterday or YYYY-MM-DD; a day of the location's zone, else of the account's")
    @Nullable
    String date;

    @QueryParam("start_date")
    @Parameter(description = "First day (YYYY-MM-DD), or a timestamp (RFC 3339)")
    @Nullable
    String startDate;

    @QueryParam("end_date")
    @Parameter(description = "Last day (YYYY-MM-DD), or a timestamp (RFC 3339) before which")
    @Nullable
    String endDate;

    @QueryParam("status")
    @Parameter(description = "pre_registered, checked_in, checked_out, denied, flagged or cancelled")
    @Nullable
    String status;

    @QueryParam("location_id")
    @Nullable
    String locationId;

    @QueryParam("host_id")
    @Nullable
    String hostId;

    @QueryParam("department")
    @Parameter(description = "The host's department, in any case")
    @Nullable
    String department;

    @QueryParam("purpose")
    @Parameter(description = "The visit's purpose, in any case")
    @Nullable
    String purpose;

    @QueryParam("search")
    @Parameter(description = "Part of the visitor's name, e-mail address or company, in any case, accents or not")
    @Nullable
    String search;

    @QueryParam("include_archived")
    @Parameter(description = "true: archived visits too; false (default): without them")
    @Nullable
    String includeArchived;

    @QueryParam("sort")
    @Parameter(description = "check_in_time (default), name or company")
    @Nullable
    String sort;

    @QueryParam("order")
    @Parameter(description = "asc or desc (default)")
    @Nullable
    String order;

    @QueryParam("cursor")
    @Parameter(
            description =
                    "Where to go on, instead of page: meta.next_cursor of the page before, same filters and order")
    @Nullable
    String cursor;
}
