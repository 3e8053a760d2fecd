package com.kyberaccess.auth.apikey;

import com.kyberaccess.auth.revocation.RevocationLog;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An account's API keys.
@ApplicationScoped
public class ApiKeyService {
    private static final int SHOWN_CHARACTERS = 4;

    private final ApiKeyRepository keys;
    private final ApiKeyEvents events;
    private final AuditTrail audit;
    private final RevocationLog revocations;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /// A rotation, for the audit log.
    ///
    /// @param oldSecretEndsAt null: not rotated
    @RegisterForReflection
    record Rotation(String last4, @Nullable Instant oldSecretEndsAt) {}

    ApiKeyService(
            ApiKeyRepository keys, ApiKeyEvents events, AuditTrail audit, RevocationLog revocations, Clock clock) {
        this.keys = keys;
        this.events = events;
        this.audit = audit;
        this.revocations = revocations;
        this.clock = clock;
    }

    /// @throws ApiException 422 for an expiry in the past and for permissions that are not on the published list
    @Transactional
    public NewApiKeyView create(Tenant tenant, ApiKeyRequest request) {
        var now = clock.instant();
        var permissions = ApiKeyRules.check(request, now);
        var text = ApiKeyFormat.generate(request.mode(), random);
        var key = new ApiKey(tenant.accountId(), request, permissions, last4(text), now);
        keys.add(key, new ApiKeySecret(key, text, now));
        var made = ApiKeyView.of(key, now);
        audit.record("api_key.created", key.publicId(), null, made);
        return NewApiKeyView.of(made, text);
    }

    @Transactional
    public Page<ApiKeyView> list(Tenant tenant, PageRequest page) {
        var now = clock.instant();
        return Page.of(keys.active(tenant, page), keys.countActive(tenant), page)
                .map(key -> ApiKeyView.of(key, now));
    }

    /// @throws ApiException 404 unless the id is one of the caller's account and not revoked
    @Transactional
    public ApiKeyView get(Tenant tenant, String id) {
        var key = found(ApiKey.ID.parse(id).flatMap(uuid -> keys.activeById(tenant, uuid)));
        return ApiKeyView.of(key, clock.instant());
    }

    /// Gives the key a new secret. Those before it, and the tokens minted from them, end when the overlap does, or
    /// before if an earlier rotation said so.
    ///
    /// @throws ApiException 404 unless the id is one of the caller's account and not revoked; 409 if it has expired
    @Transactional
    public NewApiKeyView rotate(Caller caller, String id, int overlapSeconds) {
        var now = clock.instant();
        var key = found(ApiKey.ID.parse(id).flatMap(uuid -> keys.activeForUpdate(caller.tenant(), uuid)));
        if (key.expired(now)) {
            throw new ApiException(ApiKeyError.API_KEY_EXPIRED, "The API key has expired; generate a new one.");
        }
        var overlapEnd = now.plusSeconds(overlapSeconds);
        for (var secret : keys.liveSecrets(key, now)) {
            if (secret.endBy(overlapEnd)) {
                revocations.revokeSecret(key.tenant(), secret.publicId(), overlapEnd, now);
            }
        }
        var text = ApiKeyFormat.generate(key.tenant().mode(), random);
        var before = new Rotation(key.last4(), null);
        keys.add(new ApiKeySecret(key, text, now));
        key.rotate(last4(text), overlapEnd);
        audit.record("api_key.rotated", key.publicId(), before, new Rotation(key.last4(), overlapEnd));
        return NewApiKeyView.of(ApiKeyView.of(key, now), text);
    }

    /// Ends the key and every token minted from it, for good. Nothing happens the second time.
    ///
    /// @throws ApiException 404 unless the id is one of the caller's account
    @Transactional
    public void revoke(Caller caller, String id) {
        var key = found(ApiKey.ID.parse(id).flatMap(uuid -> keys.byId(caller.tenant(), uuid)));
        var now = clock.instant();
        if (keys.revoke(caller.tenant(), key.id(), now)) {
            revocations.revokeKey(key.tenant(), key.publicId(), now);
            events.revoked(key, caller.subject(), now);
            audit.record("api_key.revoked", key.publicId(), ApiKeyView.of(key, now), null);
        }
    }

    private static ApiKey found(Optional<ApiKey> key) {
        return key.orElseThrow(() -> ApiException.notFound("The API key"));
    }

    private static String last4(String text) {
        return text.substring(text.length() - SHOWN_CHARACTERS);
    }
}
