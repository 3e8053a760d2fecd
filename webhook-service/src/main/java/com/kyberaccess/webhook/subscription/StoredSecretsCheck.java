package com.kyberaccess.webhook.subscription;

import com.kyberaccess.webhook.signing.SecretVault;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/// Refuses to start where the stored signing secrets can't be read: better than deliveries that all fail.
@ApplicationScoped
class StoredSecretsCheck {
    private static final String LATEST_ENCRYPTED =
            "SELECT id, signing_secret FROM subscription WHERE signing_secret LIKE 'enc1:%' ORDER BY id DESC LIMIT 1";

    private final DataSource database;
    private final SecretVault secrets;

    StoredSecretsCheck(DataSource database, SecretVault secrets) {
        this.database = database;
        this.secrets = secrets;
    }

    void check(@Observes StartupEvent event) throws SQLException {
        if (!secrets.encrypts()) {
            Log.warn("signing secrets are stored unencrypted: set kyber.webhook.secret-encryption-key");
        }
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LATEST_ENCRYPTED);
                var row = select.executeQuery()) {
            if (row.next()) {
                secrets.open(row.getString(2), row.getObject(1, UUID.class));
            }
        }
    }
}
