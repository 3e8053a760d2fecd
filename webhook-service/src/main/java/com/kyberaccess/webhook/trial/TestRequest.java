package com.kyberaccess.webhook.trial;

import jakarta.validation.constraints.NotBlank;

/// A test (contract, article 3, *Built-In Test Tool*).
///
/// @param event the type whose sample is sent
public record TestRequest(@NotBlank(message = "Required") String event) {}
