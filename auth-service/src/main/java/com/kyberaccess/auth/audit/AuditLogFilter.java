package com.kyberaccess.auth.audit;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Mode;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which entries of the log are asked for, as a `@BeanParam`.
public class AuditLogFilter {
    private static final Pattern ACTION = Pattern.compile("[a-z_]+(\\.[a-z_]+|\\.\\*)");
    private static final int LONGEST = 100;

    @QueryParam("actor")
    @Parameter(description = "Who did it: usr_…, key_… or system")
    @Nullable
    String actor;

    @QueryParam("action")
    @Parameter(description = "What was done, such as api_key.revoked or api_key.*")
    @Nullable
    String action;

    @QueryParam("object")
    @Parameter(description = "The id of what it was done to")
    @Nullable
    String object;

    @QueryParam("since")
    @Parameter(description = "From this moment on (RFC 3339)")
    @Nullable
    String since;

    @QueryParam("until")
    @Parameter(description = "Before this moment (RFC 3339)")
    @Nullable
    String until;

    @QueryParam("mode")
    @Parameter(description = "live (default) or sandbox")
    @Nullable
    String mode;

    /// The filter, checked.
    ///
    /// @param group `api_key.` for `api_key.*`, null otherwise
    record Checked(
            Mode mode,
            @Nullable String actor,
            @Nullable String action,
            @Nullable String group,
            @Nullable String object,
            @Nullable Instant since,
            @Nullable Instant until) {}

    /// @throws ApiException 400 `INVALID_PARAMETER` for a value that can't be
    Checked checked() {
        if (action != null
                && (action.length() > LONGEST || !ACTION.matcher(action).matches())) {
            throw ApiException.invalidParameter("action", "Must be an action such as api_key.revoked, or api_key.*");
        }
        boolean group = action != null && action.endsWith(".*");
        return new Checked(
                mode == null
                        ? Mode.LIVE
                        : Mode.of(mode)
                                .orElseThrow(() -> ApiException.invalidParameter("mode", "Must be live or sandbox")),
                text("actor", actor),
                group ? null : action,
                group ? String.valueOf(action).replace("*", "") : null,
                text("object", object),
                moment("since", since),
                moment("until", until));
    }

    private static @Nullable String text(String name, @Nullable String value) {
        if (value != null && (value.length() > LONGEST || !value.matches("[\\w.:@-]+"))) {
            throw ApiException.invalidParameter(name, "Must be an id");
        }
        return value;
    }

    private static @Nullable Instant moment(String name, @Nullable String value) {
        try {
            return value == null ? null : OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeException e) {
            throw ApiException.invalidParameter(name, "Must be a timestamp (RFC 3339)");
        }
    }
}
