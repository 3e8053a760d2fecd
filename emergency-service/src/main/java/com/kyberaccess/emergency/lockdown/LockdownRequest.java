package com.kyberaccess.emergency.lockdown;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/// A lockdown (contract, article 2, *Trigger Lockdown*).
///
/// @param locationId default: every location
/// @param reason 1 to 500 characters
/// @param level default `hard`
/// @param notifyStaff `notify_all`: whether staff gets a mail (default true)
public record LockdownRequest(
        @Nullable String locationId,

        @NotNull(message = "Required") @Text(max = 500, multiline = true)
        String reason,

        @Nullable LockdownLevel level,
        @JsonProperty("notify_all") @Nullable Boolean notifyStaff) {

    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public LockdownRequest {
        reason = Cleaned.stripped(reason);
    }

    LockdownLevel levelOrDefault() {
        return level == null ? LockdownLevel.HARD : level;
    }

    boolean notifies() {
        return notifyStaff == null || notifyStaff;
    }
}
