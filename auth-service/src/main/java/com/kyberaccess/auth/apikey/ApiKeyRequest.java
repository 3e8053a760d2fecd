package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Scope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A key to be made (contract, article 1, *Generating API Keys*).
///
/// @param name 1 to 100 characters, without control characters
/// @param permissions with the scope `custom`, and only then
/// @param expiresAt in the future; null: never
/// @param mode default `live`
/// @param allowedIps IPv4 and IPv6 addresses and ranges that the key may be used from; null or empty: any
public record ApiKeyRequest(
        @NotNull(message = "Required")
        @Pattern(
                regexp = "[^\\p{Cc}\\p{Cs}]{1,100}",
                message = "Must be 1 to 100 characters, without control characters")
        @Schema(examples = "CRM Integration")
        String name,

        @NotNull(message = "Required") Scope scope,

        @Nullable @Size(max = 200, message = "At most 200 entries")
        List<@NotNull(message = "Must be an object") @Valid PermissionRequest> permissions,

        @Nullable Instant expiresAt,
        Mode mode,

        @Size(max = 50, message = "At most 50 entries")
        List<@NotNull(message = "Must be an address") @AddressRange String> allowedIps) {

    public ApiKeyRequest {
        name = name == null ? null : name.strip();
        mode = mode == null ? Mode.LIVE : mode;
        allowedIps =
                allowedIps == null ? List.of() : allowedIps.stream().distinct().toList();
    }
}
