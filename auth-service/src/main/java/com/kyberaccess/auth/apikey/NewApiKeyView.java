package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Permission;
import com.kyberaccess.common.security.Scope;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A key just made, or with a new secret: the only time that `api_key` is shown.
public record NewApiKeyView(
        String id,
        String name,
        Scope scope,
        Mode mode,
        String last4,
        List<Permission> permissions,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        List<String> allowedIps,
        @Nullable Instant overlapEndsAt,
        String apiKey) {

    /// The answer: what `Data` is to other resources, with a name of its own, since OpenAPI needs one beside status
    /// 201.
    @Schema(name = "DataNewApiKeyView")
    public record Envelope(NewApiKeyView data) {}

    static NewApiKeyView of(ApiKeyView key, String text) {
        return new NewApiKeyView(
                key.id(),
                key.name(),
                key.scope(),
                key.mode(),
                key.last4(),
                key.permissions(),
                key.createdAt(),
                key.expiresAt(),
                key.lastUsedAt(),
                key.allowedIps(),
                key.overlapEndsAt(),
                text);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "NewApiKeyView[id=" + id + "]";
    }
}
