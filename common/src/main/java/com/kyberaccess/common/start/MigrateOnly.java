package com.kyberaccess.common.start;

import org.eclipse.microprofile.config.Config;

/// `KYBER_MIGRATE_ONLY=true`: the service brings its database's schema up to date and ends, before it serves, consumes
/// or sends anything. For a job that runs before the services of a new release do; it needs the database's settings and
/// no others.
final class MigrateOnly {
    static final String PROPERTY = "kyber.migrate-only";
    static final String DONE = "schema is up to date, " + PROPERTY + " ends here";

    private MigrateOnly() {}

    static boolean requested(Config config) {
        return config.getOptionalValue(PROPERTY, Boolean.class).orElse(false);
    }

    /// Quarkus' own way to end after the initialisation. The properties win over the environment that the job shares
    /// with the services, which do not migrate.
    static void prepare() {
        System.setProperty("quarkus.flyway.migrate-at-start", "true");
        System.setProperty("quarkus.init-and-exit", "true");
    }
}
