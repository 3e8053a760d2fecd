package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.net.Network;
import com.kyberaccess.common.security.AccessError;
import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.CredentialHash;
import com.kyberaccess.common.security.KeyUses;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;

/// Recognises API keys.
@ApplicationScoped
public class KeyAuthentication {
    private final KeyLookup keys;
    private final KeyUses uses;
    private final Clock clock;

    KeyAuthentication(KeyLookup keys, KeyUses uses, Clock clock) {
        this.keys = keys;
        this.uses = uses;
        this.clock = clock;
    }

    /// @param clientAddress where it was presented from
    /// @throws ApiException 401 for what is no key of ours (its checksum alone tells, without a look-up), and
    ///     for an unknown, expired or revoked one; 403 for one that may not be used from there. Only who has
    ///     the whole key learns more than that it is not valid.
    public KeyIdentity authenticate(String text, String clientAddress) {
        if (ApiKeyFormat.mode(text).isEmpty()) {
            throw invalid();
        }
        var now = clock.instant();
        var found = keys.find(ApiKeyFormat.publicPart(text))
                .filter(candidate -> matches(text, candidate.hash()))
                .orElseThrow(KeyAuthentication::invalid);
        if (found.revoked()) {
            throw ApiException.unauthorized("The API key has been revoked.");
        }
        if (found.expired(now)) {
            throw ApiException.unauthorized("The API key has expired.");
        }
        checkAddress(found.key().allowedIps(), clientAddress);
        uses.note(found.key().id(), now);
        return found.key();
    }

    /// Takes the same time wherever the first difference is.
    private static boolean matches(String text, byte[] hash) {
        return MessageDigest.isEqual(hash, CredentialHash.of(text).bytes());
    }

    private static void checkAddress(List<String> allowedIps, String clientAddress) {
        if (!allowedIps.isEmpty()
                && !Network.anyContains(allowedIps.stream().map(Network::parse).toList(), clientAddress)) {
            throw AccessError.ipNotAllowed();
        }
    }

    private static ApiException invalid() {
        return ApiException.unauthorized("The API key is not valid.");
    }
}
