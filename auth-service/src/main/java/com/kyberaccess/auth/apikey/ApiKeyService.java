package com.kyberaccess.auth.apikey;

import com.kyberaccess.auth.revocation.RevocationLog;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;

/// An account's API keys.
@ApplicationScoped
public class ApiKeyService {
    private static final int SHOWN_CHARACTERS = 4;

    private final ApiKeyRepository keys;
    private final ApiKeyEvents events;
    private final RevocationLog revocations;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeyService(ApiKeyRepository keys, ApiKeyEvents events, RevocationLog revocations, Clock clock) {
        this.keys = keys;
        this.events = events;
        this.revocations = revocations;
        this.clock = clock;
    }

    /// @throws ApiException 422 for an expiry in the past and for permissions that are not on the published list
    @Transactional
    public NewApiKeyView create(Tenant tenant, ApiKeyRequest request) {
        var now = clock.instant();
        var permissions = ApiKeyRules.check(request, now);
        var text = ApiKeyFormat.generate(request.mode(), random);
        var last4 = text.substring(text.length() - SHOWN_CHARACTERS);
        var key = new ApiKey(tenant.accountId(), request, permissions, last4, now);
        keys.add(key, new ApiKeySecret(key, text, now));
        return NewApiKeyView.of(ApiKeyView.of(key), text);
    }

    @Transactional
    public Page<ApiKeyView> list(Tenant tenant, PageRequest page) {
        return Page.of(keys.active(tenant, page), keys.countActive(tenant), page)
                .map(ApiKeyView::of);
    }

    /// Ends the key and every token minted from it, for good. Nothing happens the second time.
    ///
    /// @throws ApiException 404 unless the id is one of the caller's account
    @Transactional
    public void revoke(Caller caller, String id) {
        var key = ApiKey.ID
                .parse(id)
                .flatMap(uuid -> keys.byId(caller.tenant(), uuid))
                .orElseThrow(() -> ApiException.notFound("The API key"));
        var now = clock.instant();
        if (keys.revoke(caller.tenant(), key.id(), now)) {
            revocations.revokeKey(key.tenant(), key.publicId(), now);
            events.revoked(key, caller.subject(), now);
        }
    }
}
