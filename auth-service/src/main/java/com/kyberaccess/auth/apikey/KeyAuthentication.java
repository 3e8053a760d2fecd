package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.ApiKeyFormat;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Recognises API keys.
@ApplicationScoped
public class KeyAuthentication {
    private final ApiKeyRepository keys;
    private final LastUses uses;
    private final Clock clock;

    KeyAuthentication(ApiKeyRepository keys, LastUses uses, Clock clock) {
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    /// @throws ApiException 401 for what is no key of ours (its checksum alone tells, without a look-up), and for an
    ///     unknown, expired or revoked one. Only who has the whole key learns which of the last two it is.
    public KeyIdentity authenticate(String text) {
        if (ApiKeyFormat.mode(text).isEmpty()) {
            throw invalid();
        }
        return QuarkusTransaction.joiningExisting().call(() -> recognise(text));
    }

    private KeyIdentity recognise(String text) {
        var now = clock.instant();
        var secret = keys.secret(ApiKeyFormat.publicPart(text))
                .filter(found -> found.matches(text))
                .orElseThrow(KeyAuthentication::invalid);
        var key = secret.key();
        if (key.revoked()) {
            throw ApiException.unauthorized("The API key has been revoked.");
        }
        if (key.expired(now) || secret.expired(now)) {
            throw ApiException.unauthorized("The API key has expired.");
        }
        uses.note(key.id(), now);
        return KeyIdentity.of(key);
    }

    private static ApiException invalid() {
        return ApiException.unauthorized("The API key is not valid.");
    }
}
