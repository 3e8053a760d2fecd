package com.kyberaccess.visitor.visit.departure;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.FieldIssue;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Many check-outs (contract, article 2, *Bulk Check-Out*): either those of `visitor_ids`, or of everybody at a
/// location.
///
/// @param visitorIds 1 to 1,000; one that is there twice counts once
/// @param locationId with `check_out_all` only
/// @param checkOutAll true, with `location_id`
/// @param notes at most 2,000 characters, for each of them
public record BulkCheckOutRequest(
        @Size(min = 1, max = 1000, message = "Must be 1 to 1,000 ids") @Nullable
        List<@NotNull(message = "Required") @Size(max = 100, message = "Must be an id") String> visitorIds,

        @Nullable String locationId,
        @Nullable Boolean checkOutAll,
        @Text(max = 2000, multiline = true) @Nullable String notes) {

    public BulkCheckOutRequest {
        notes = Cleaned.optional(notes);
    }

    /// @throws ApiException 422 unless it says in exactly one way who leaves
    void requireOneChoice() {
        if (visitorIds != null) {
            refuse(locationId != null, "location_id", "Can't be combined with visitor_ids");
            refuse(checkOutAll != null, "check_out_all", "Can't be combined with visitor_ids");
            return;
        }
        if (locationId == null && checkOutAll == null) {
            throw new ApiException(
                    PlatformError.VALIDATION_ERROR,
                    "Either visitor_ids, or location_id and check_out_all, is needed.",
                    List.of(new FieldIssue("visitor_ids", "Required unless check_out_all is sent")));
        }
        refuse(!Boolean.TRUE.equals(checkOutAll), "check_out_all", "Must be true when location_id is sent");
        refuse(locationId == null, "location_id", "Required with check_out_all");
    }

    private static void refuse(boolean wrong, String field, String issue) {
        if (wrong) {
            throw ApiException.invalidField(field, issue);
        }
    }
}
