package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.crypto.ReencryptSecrets;
import com.kyberaccess.webhook.signing.SecretVault;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/// Refuses to start where the stored secrets can't be read: better than deliveries that all fail. Those of the release
/// before name no key: the latest tells for all.
@ApplicationScoped
class StoredSecretsCheck {
    private static final String LATEST_WITHOUT_ID =
            "SELECT id, signing_secret FROM subscription WHERE signing_secret LIKE 'enc1:%' ORDER BY id DESC LIMIT 1";

    private final DataSource database;
    private final SecretVault secrets;
    private final ReencryptSecrets stored;

    StoredSecretsCheck(DataSource database, SecretVault secrets, ReencryptSecrets stored) {
        this.database = database;
        this.secrets = secrets;
        this.stored = stored;
    }

    void check(@Observes StartupEvent event) throws SQLException {
        if (!secrets.keys().seals()) {
            Log.warn("signing secrets are stored unencrypted: set kyber.webhook.secret-encryption-key");
        }
        stored.requireKeys();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(LATEST_WITHOUT_ID);
                var row = select.executeQuery()) {
            if (row.next()) {
                secrets.open(row.getString(2), row.getObject(1, UUID.class));
            }
        }
    }
}
