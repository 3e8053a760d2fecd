package com.kyberaccess.common.production;

import java.util.Locale;

/// A setting as an operator knows it.
public final class Setting {
    private Setting() {}

    /// `kyber.public-url (KYBER_PUBLIC_URL)`.
    public static String named(String property) {
        return property + " (" + variable(property) + ")";
    }

    /// The environment variable of a property (MicroProfile Config, *Environment Variables Mapping Rules*).
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
