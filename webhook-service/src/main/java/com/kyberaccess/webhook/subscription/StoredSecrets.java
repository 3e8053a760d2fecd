package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.crypto.KeyRing;
import com.kyberaccess.common.crypto.ReencryptSecrets;
import com.kyberaccess.common.crypto.SealedColumn;
import com.kyberaccess.webhook.header.HeaderVault;
import com.kyberaccess.webhook.signing.SecretVault;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

/// What of a webhook is encrypted: its secret, the one before while that still signs, and its own headers.
@Dependent
class StoredSecrets {
    private static final String TABLE = "subscription";

    @Produces
    @Singleton
    static ReencryptSecrets command(DataSource database, SecretVault vault) {
        return new ReencryptSecrets(
                vault.keys(),
                List.of(
                        column(database, vault.keys(), "signing_secret", SecretVault::context),
                        column(database, vault.keys(), "previous_secret", SecretVault::context),
                        column(database, vault.keys(), "headers", HeaderVault::context)));
    }

    private static SealedColumn column(
            DataSource database, KeyRing keys, String column, Function<UUID, String> context) {
        return new SealedColumn(database, keys, TABLE, column, context);
    }
}
