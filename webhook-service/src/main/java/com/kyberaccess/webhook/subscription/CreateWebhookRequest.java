package com.kyberaccess.webhook.subscription;

import com.kyberaccess.webhook.filter.ValidFilter;
import com.kyberaccess.webhook.header.ValidHeaders;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A new webhook (contract, article 3, *Setting Up a Webhook*).
///
/// @param name for people, 1 to 100 characters
/// @param url where events are sent: https, at most 2,048 characters
/// @param description for people, at most 500 characters
/// @param events types, `<group>.*` or `*`; 1 to 100
/// @param filter `location_id`, or `data.path.to.field` with the value that must stand there; at most 10, all must hold
/// @param headers sent with every request; at most 20
/// @param ordered whether events are sent one after the other, in their order
/// @param ipAllowlist from which of our egress addresses requests may come; empty for any
public record CreateWebhookRequest(
        @NotBlank(message = "Required")
        @Size(max = 100, message = "Must be at most 100 characters")
        @Pattern(regexp = "\\P{Cntrl}*", message = "Must not contain control characters")
        String name,

        @NotBlank(message = "Required") @PublicHttpsUrl String url,

        @Size(max = 500, message = "Must be at most 500 characters")
        @Pattern(regexp = "[^\\x00]*", message = "Must not contain a NUL character")
        @Nullable
        String description,

        @NotEmpty(message = "Choose at least one event") @Size(max = 100, message = "Must be at most 100 events")
        List<@NotBlank(message = "Required") @KnownEvent String> events,

        @ValidFilter @Nullable Map<String, Object> filter,

        @ValidHeaders @Nullable Map<String, String> headers,

        @Nullable Boolean ordered,

        @Size(max = 20, message = "Must be at most 20 addresses") @Nullable
        List<@ChoosableAddress String> ipAllowlist) {}
