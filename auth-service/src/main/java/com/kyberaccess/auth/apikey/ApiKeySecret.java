package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.CredentialHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The hash of a secret that stands for a key.
@Entity
class ApiKeySecret {
    private static final String ID_PREFIX = "sec_";

    @Id
    private String publicPart;

    @Column
    private UUID apiKeyId;

    @Column
    private byte[] hash;

    @Column
    private Instant createdAt;

    @Column
    private @Nullable Instant expiresAt;

    ApiKeySecret() {}

    ApiKeySecret(ApiKey apiKey, String text, Instant now) {
        this.publicPart = ApiKeyFormat.publicPart(text);
        this.apiKeyId = apiKey.id();
        this.hash = CredentialHash.of(text).bytes();
        this.createdAt = now;
    }

    /// What tokens minted from it carry, and what is revoked when it ends before its key: its public part.
    String publicId() {
        return publicId(publicPart);
    }

    static String publicId(String publicPart) {
        return ID_PREFIX + publicPart;
    }

    /// Ends at `end`, unless it ends before anyway.
    ///
    /// @return false if nothing changed
    boolean endBy(Instant end) {
        if (expiresAt != null && !expiresAt.isAfter(end)) {
            return false;
        }
        expiresAt = end;
        return true;
    }
}
