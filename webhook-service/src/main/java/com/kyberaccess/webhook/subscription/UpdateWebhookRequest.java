package com.kyberaccess.webhook.subscription;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.FieldIssue;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.webhook.filter.ValidFilter;
import com.kyberaccess.webhook.header.ValidHeaders;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What to change of a webhook; the fields are those of {@link CreateWebhookRequest}. What is absent stays;
/// `null` takes `description`, `filter` or `headers` away. A filter and headers replace the former ones as a
/// whole.
@Schema(name = "UpdateWebhookRequest")
public final class UpdateWebhookRequest {
    /// Text, not blank.
    private static final String VISIBLE = "(?U)\\P{Cntrl}*[^\\p{Cntrl}\\s]\\P{Cntrl}*";

    @Size(max = 100, message = "Must be at most 100 characters")
    @Pattern(regexp = VISIBLE, message = "Must not be blank or contain control characters")
    private @Nullable String name;

    @PublicHttpsUrl
    @Size(min = 1, message = "Must be an https:// URL")
    private @Nullable String url;

    @Size(max = 500, message = "Must be at most 500 characters")
    @Pattern(regexp = "[^\\x00]*", message = "Must not contain a NUL character")
    private @Nullable String description;

    @Size(min = 1, max = 100, message = "Must be 1 to 100 events")
    private @Nullable List<@KnownEvent @Size(min = 1, message = "Required") String> events;

    @ValidFilter
    private @Nullable Map<String, Object> filter;

    @ValidHeaders
    private @Nullable Map<String, String> headers;

    private @Nullable Boolean ordered;

    @Size(max = 20, message = "Must be at most 20 addresses")
    private @Nullable List<@ChoosableAddress String> ipAllowlist;

    /// What was sent, whether null or not.
    private final Map<String, Boolean> given = new LinkedHashMap<>();

    /// @throws ApiException 422 naming every field that was sent as null and has no such state
    void requireValues() {
        var missing = List.of("name", "url", "events", "ordered", "ip_allowlist").stream()
                .filter(field -> Boolean.TRUE.equals(given.get(field)))
                .map(field -> new FieldIssue(field, "Must not be null"))
                .toList();
        if (!missing.isEmpty()) {
            throw new ApiException(PlatformError.VALIDATION_ERROR, "Fields that can't be null are null.", missing);
        }
    }

    boolean gives(String field) {
        return given.containsKey(field);
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String url() {
        return url;
    }

    @Nullable
    String description() {
        return description;
    }

    @Nullable
    List<String> events() {
        return events;
    }

    @Nullable
    Map<String, Object> filter() {
        return filter;
    }

    @Nullable
    Map<String, String> headers() {
        return headers;
    }

    @Nullable
    Boolean ordered() {
        return ordered;
    }

    @Nullable
    List<String> ipAllowlist() {
        return ipAllowlist;
    }

    @JsonSetter
    void setName(@Nullable String name) {
        this.name = given("name", name);
    }

    @JsonSetter
    void setUrl(@Nullable String url) {
        this.url = given("url", url);
    }

    @JsonSetter
    void setDescription(@Nullable String description) {
        this.description = given("description", description);
    }

    @JsonSetter
    void setEvents(@Nullable List<String> events) {
        this.events = given("events", events);
    }

    @JsonSetter
    void setFilter(@Nullable Map<String, Object> filter) {
        this.filter = given("filter", filter);
    }

    @JsonSetter
    void setHeaders(@Nullable Map<String, String> headers) {
        this.headers = given("headers", headers);
    }

    @JsonSetter
    void setOrdered(@Nullable Boolean ordered) {
        this.ordered = given("ordered", ordered);
    }

    @JsonSetter
    void setIpAllowlist(@Nullable List<String> ipAllowlist) {
        this.ipAllowlist = given("ip_allowlist", ipAllowlist);
    }

    private <T> @Nullable T given(String field, @Nullable T value) {
        given.put(field, value == null);
        return value;
    }
}
