package com.kyberaccess.auth.apikey;

import com.kyberaccess.auth.account.AccountTopic;
import com.kyberaccess.common.outbox.Outbox;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/// What happens to keys, for the other services; not offered to webhooks (design §7).
@ApplicationScoped
class ApiKeyEvents {
    private final Outbox outbox;

    ApiKeyEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @RegisterForReflection
    record Key(String id, String name, String last4) {}

    /// @param revokedBy the team member's id
    @RegisterForReflection
    record Revoked(Key apiKey, Instant revokedAt, String revokedBy) {}

    @Transactional(Transactional.TxType.MANDATORY)
    void revoked(ApiKey key, String revokedBy, Instant now) {
        var data = new Revoked(new Key(key.publicId(), key.name(), key.last4()), now, revokedBy);
        outbox.append(AccountTopic.NAME, key.publicId(), key.tenant(), "api_key.revoked", now, data);
    }
}
