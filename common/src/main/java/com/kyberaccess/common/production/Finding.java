package com.kyberaccess.common.production;

/// A setting with which no service runs in production.
///
/// @param property such as `kyber.public-url`
/// @param problem what is wrong with it, without its value where that is a secret
public record Finding(String property, String problem) {
    /// One line: the property, the environment variable that sets it, and the problem.
    public String line() {
        return Setting.named(property) + ": " + problem;
    }
}
