package com.kyberaccess.visitor.visit.departure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.kyberaccess.common.error.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a bulk check-out (contract, article 2, *Bulk Check-Out*).
///
/// @param details one for each visitor, in the order asked for
public record BulkCheckOutView(long checkedOut, long failed, List<Detail> details) {

    static BulkCheckOutView of(List<Detail> details) {
        long failed = details.stream().filter(detail -> detail.code() != null).count();
        return new BulkCheckOutView(details.size() - failed, failed, details);
    }

    /// What became of one.
    ///
    /// @param status `checked_out` or `failed`
    /// @param code why it failed, as a check-out of this one alone would have said; absent if it did not
    /// @param message the same for people
    public record Detail(
            String id,
            String status,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String code,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String message) {

        static Detail done(String id) {
            return new Detail(id, "checked_out", null, null);
        }

        static Detail failed(String id, ApiException reason) {
            return new Detail(id, "failed", reason.code().name(), reason.getMessage());
        }
    }
}
