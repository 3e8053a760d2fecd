package com.kyberaccess.visitor.visit.review;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A decision on a flagged visit (design §4).
///
/// @param reason at most 500 characters
public record ReviewRequest(
        @NotNull(message = "Required") Decision decision,
        @Text(max = 500, multiline = true) @Nullable String reason) {

    public ReviewRequest {
        reason = Cleaned.optional(reason);
    }

    /// What the reviewer decides.
    public enum Decision {
        /// Checks the visitor in.
        @JsonProperty("approve")
        APPROVE,
        @JsonProperty("deny")
        DENY
    }
}
