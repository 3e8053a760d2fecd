package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.CredentialHash;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The hash of a secret that stands for a key.
@Entity
class ApiKeySecret {
    @Id
    private String publicPart;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "api_key_id")
    @SuppressWarnings("NullAway.Init") // set by Hibernate
    private ApiKey apiKey;

    @Column
    private byte[] hash;

    @Column
    private Instant createdAt;

    @Column
    private @Nullable Instant expiresAt;

    ApiKeySecret() {}

    ApiKeySecret(ApiKey apiKey, String text, Instant now) {
        this.publicPart = ApiKeyFormat.publicPart(text);
        this.apiKey = apiKey;
        this.hash = sha256(text);
        this.createdAt = now;
    }

    /// Takes the same time wherever the first difference is.
    boolean matches(String text) {
        return MessageDigest.isEqual(hash, sha256(text));
    }

    boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    ApiKey key() {
        return apiKey;
    }

    private static byte[] sha256(String text) {
        return HexFormat.of().parseHex(CredentialHash.of(text).hex());
    }
}
