package com.kyberaccess.auth.production;

import com.kyberaccess.common.production.ProductionCheck;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;

/// A database that was once used to try the system out holds an account whose owner and API key are not the
/// operator's. Nothing is served from it in production.
@ApplicationScoped
class DemoAccount {
    private static final String DOMAIN = "@demo.kyberaccess.local";
    private static final String OWNER = "owner" + DOMAIN;
    private static final String EXISTS = "SELECT EXISTS (SELECT FROM team_member WHERE lower(email) = ?)";

    private final DataSource database;
    private final SmallRyeConfig config;

    DemoAccount(DataSource database, SmallRyeConfig config) {
        this.database = database;
        this.config = config;
    }

    static boolean isDemo(String email) {
        return email.strip().toLowerCase(Locale.ROOT).endsWith(DOMAIN);
    }

    void check(@Observes @Priority(0) StartupEvent event) throws SQLException {
        if (config.getProfiles().contains(ProductionCheck.PROFILE) && isThere()) {
            throw new ConfigurationException("quarkus.datasource.jdbc.url (QUARKUS_DATASOURCE_JDBC_URL): the database"
                    + " holds the demo account (" + OWNER + "), which no service runs with in production");
        }
    }

    private boolean isThere() throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(EXISTS)) {
            select.setString(1, OWNER);
            try (var result = select.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
