package com.kyberaccess.common.security;

import java.util.List;

/// One line of a custom scope.
///
/// @param endpoint a path template as published, such as `/api/v1/visitors/{visitor_id}`
/// @param methods HTTP methods, upper case
public record Permission(String endpoint, List<String> methods) {}
