package com.kyberaccess.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What a service is run from.
public enum Packaging {
    /// Its jar, in this JVM's Java; with the cache of [AotTraining] where there is one.
    JVM,
    /// Its native executable (docs/operations/native.md).
    NATIVE;

    /// The system property by which tests are told: `jvm`, which is the default, or `native`.
    public static final String PROPERTY = "kyber.packaging";

    public static Packaging ofSystemProperty() {
        return valueOf(System.getProperty(PROPERTY, "jvm").toUpperCase(Locale.ROOT));
    }

    /// Whether a service can be run so.
    ///
    /// @param key        `auth`, `visitor`, `emergency`, `webhook`
    /// @param repository the checkout
    public boolean isBuilt(String key, Path repository) {
        return Files.exists(Service.named(key).program(this, repository));
    }
}
