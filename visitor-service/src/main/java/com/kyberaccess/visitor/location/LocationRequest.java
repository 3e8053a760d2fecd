package com.kyberaccess.visitor.location;

import com.kyberaccess.common.input.Cleaned;
import com.kyberaccess.common.input.Text;
import com.kyberaccess.common.time.TimeZoneName;
import com.kyberaccess.visitor.settings.Retention;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A new location, or what a changed one is to be.
///
/// @param name 1 to 100 characters
/// @param timeZone IANA name, such as `America/New_York`
/// @param address at most 300 characters, may have several lines
/// @param parentId the location that this one is part of; at most 5 levels in all
/// @param retention this location's own rule; without one, that of the settings holds
/// @param primary whether visits go here that name no location and whose host has none; the first location is primary,
///     and another one takes its place by becoming it
public record LocationRequest(
        @NotNull(message = "Required") @Text(max = 100) String name,
        @NotNull(message = "Required") @TimeZoneName String timeZone,
        @Text(max = 300, multiline = true) @Nullable String address,
        @Nullable String parentId,
        @Valid @Nullable Retention retention,
        @Nullable Boolean primary) {

    @SuppressWarnings("NullAway") // absent until @NotNull has been checked
    public LocationRequest {
        name = Cleaned.stripped(name);
        timeZone = Cleaned.stripped(timeZone);
        address = Cleaned.optional(address);
        primary = Objects.requireNonNullElse(primary, false);
    }

    boolean wantsPrimary() {
        return Boolean.TRUE.equals(primary);
    }
}
