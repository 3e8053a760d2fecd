package com.kyberaccess.auth.apikey;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/// One line of a custom scope, as asked for.
///
/// @param endpoint a path template of the published list
/// @param methods HTTP methods that it has there
public record PermissionRequest(
        @NotNull(message = "Required") String endpoint,
        @NotEmpty(message = "Required") List<@NotNull(message = "Required") String> methods) {}
