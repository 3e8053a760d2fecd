package com.kyberaccess.endtoend;

import com.kyberaccess.local.Platform;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The migrations of one service in this checkout, and how far its database in a platform has come.
final class Migrations {
    private final FluentConfiguration flyway;

    Migrations(Platform platform, String service) {
        var database = "kyber_" + service;
        flyway = Flyway.configure()
                .dataSource(platform.postgres().dataSource(database))
                // So that the service's role owns what is made, as if it had migrated by itself.
                .initSql("SET ROLE " + database)
                .locations(
                        "filesystem:" + Path.of("..", "..", service + "-service", "src/main/resources/db/migration"));
    }

    void migrateAllButTheLast() {
        flyway.target(oneEarlier()).load().migrate();
    }

    /// The version before the last, such as `080`.
    String oneEarlier() {
        return fromTheEnd(2);
    }

    String last() {
        return fromTheEnd(1);
    }

    /// The version that the database has.
    String applied() {
        return version(Objects.requireNonNull(flyway.load().info().current(), "nothing was migrated"));
    }

    private String fromTheEnd(int place) {
        var ours = Arrays.stream(flyway.load().info().all())
                .filter(migration -> migration.getScript().endsWith(".sql"))
                .toList();
        return version(ours.get(ours.size() - place));
    }

    private static String version(MigrationInfo migration) {
        return migration.getVersion().getVersion();
    }
}
