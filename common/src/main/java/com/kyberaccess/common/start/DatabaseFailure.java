package com.kyberaccess.common.start;

import com.kyberaccess.common.error.DatabaseOutage;
import com.kyberaccess.common.production.Setting;
import java.sql.SQLException;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/// Which setting of the database is wrong, told by SQLSTATE (PostgreSQL, *Error Codes*).
final class DatabaseFailure {
    private static final String DATASOURCE = "quarkus.datasource.";
    private static final String URL = DATASOURCE + "jdbc.url";

    private DatabaseFailure() {}

    /// @return one line; empty if the connection is not what failed
    static Optional<String> setting(SQLException e) {
        var said = StartFailure.flat(String.valueOf(e.getMessage()));
        var state = String.valueOf(e.getSQLState());
        if (state.equals("28P01")) {
            return Optional.of(line("password", "with quarkus.datasource.username is refused by " + database(), said));
        }
        if (state.equals("28000") || (state.equals("42501") && said.contains("for database"))) {
            return Optional.of(line("username", "is refused by " + database(), said));
        }
        if (state.equals("3D000")) {
            return Optional.of(line("jdbc.url", "names no database of the server", said));
        }
        if (DatabaseOutage.is(e)) {
            return Optional.of(line("jdbc.url", "no connection to " + database(), said));
        }
        return Optional.empty();
    }

    private static String line(String property, String problem, String said) {
        return "%s: %s: %s".formatted(Setting.named(DATASOURCE + property), problem, said);
    }

    /// Without its parameters, among which a password may be.
    private static String database() {
        return ConfigProvider.getConfig()
                .getOptionalValue(URL, String.class)
                .map(url -> url.replaceFirst("\\?.*", ""))
                .orElse(URL);
    }
}
