package com.kyberaccess.visitor.visit.departure;

import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import com.kyberaccess.visitor.visit.event.Channel;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// A check-out (contract, article 2, *Check Out a Visitor*); the body is optional.
///
/// @param notes at most 2,000 characters
/// @param checkedOutBy `usr_…` of who processed it; default: the caller, if that is a team member
/// @param method `kiosk` or `qr_code`, for the log of check-in events; default: `api` for a key, `dashboard` for a team
///     member
public record CheckOutRequest(
        @Text(max = 2000, multiline = true) @Nullable String notes,
        @Nullable String checkedOutBy,

        @Pattern(regexp = Channel.DECLARED, message = Channel.DECLARED_MESSAGE) @Nullable
        String method) {
    static final CheckOutRequest EMPTY = new CheckOutRequest(null, null, null);

    public CheckOutRequest {
        notes = Cleaned.optional(notes);
    }
}
