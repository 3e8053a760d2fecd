package com.kyberaccess.auth.signingkey;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.inject.Singleton;

/// The running service begins anew with a key of its own, after tests whose replicas encrypt its keys, or add
/// and retire some.
@Singleton
class FreshKeys {
    private final SigningKeyRepository stored;
    private final SigningKeys running;

    FreshKeys(SigningKeyRepository stored, SigningKeys running) {
        this.stored = stored;
        this.running = running;
    }

    void startOver() {
        QuarkusTransaction.requiringNew().run(() -> stored.deleteAll());
        running.start(new StartupEvent());
    }
}
