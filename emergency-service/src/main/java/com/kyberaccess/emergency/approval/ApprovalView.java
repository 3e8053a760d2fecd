package com.kyberaccess.emergency.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that waits for its second person, or has been confirmed.
///
/// @param id `apv_…`
/// @param action `lockdown`, `lockdown_lift`, `evacuation`
/// @param status `pending` or `confirmed`
/// @param expiresAt until when it can be confirmed
/// @param result what came of it, once it was confirmed
public record ApprovalView(
        String id,
        String action,
        String status,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable String confirmedBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Object result) {}
