package com.kyberaccess.common.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.Causes;
import com.kyberaccess.common.error.PlatformError;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.UnresolvableKeyException;

/// Verifies tokens offline: ES256 only (so neither `none` nor an HMAC with the public key), our issuer, not expired.
/// A verified token is remembered until it ends, since one verification costs 1.6 ms of CPU (design §8); whether it
/// has been revoked is looked up at every use.
@ApplicationScoped
public class TokenVerifier {
    private static final int MAX_TOKEN_LENGTH = 16_384;

    private final VerificationKeys keys;
    private final Revocations revocations;
    private final SecurityConfig config;
    private final Clock clock;
    private final Cache<CredentialHash, Caller> verified;

    TokenVerifier(VerificationKeys keys, Revocations revocations, SecurityConfig config, Clock clock) {
        this.keys = keys;
        this.revocations = revocations;
        this.config = config;
        this.clock = clock;
        this.verified =
                Caffeine.newBuilder().maximumSize(config.auth().cacheSize()).build();
    }

    /// @throws ApiException 401 for a token that is malformed, not ours, expired or revoked; 503 if auth-service's
    ///     keys are not known yet and can't be fetched
    public Caller verify(String token) {
        if (token.length() > MAX_TOKEN_LENGTH) {
            throw invalid();
        }
        var hash = CredentialHash.of(token);
        var caller = verified.getIfPresent(hash);
        if (caller == null) {
            caller = TokenReader.caller(claims(token));
            verified.put(hash, caller);
        }
        if (expired(caller)) {
            verified.invalidate(hash);
        }
        return stillGood(caller);
    }

    /// A caller that was verified before.
    ///
    /// @throws ApiException 401 if the token has expired or been revoked since
    Caller stillGood(Caller caller) {
        if (expired(caller)) {
            throw ApiException.unauthorized("The token has expired; request a new one.");
        }
        if (revoked(caller)) {
            throw ApiException.unauthorized("The credential has been revoked.");
        }
        return caller;
    }

    private boolean expired(Caller caller) {
        return !caller.expiresAt().plus(config.auth().clockSkew()).isAfter(clock.instant());
    }

    private boolean revoked(Caller caller) {
        var session = caller.session();
        var secret = caller.secretId();
        return revocations.contains(caller.subject())
                || revocations.contains(caller.tokenId())
                || (session != null && revocations.contains(session))
                || (secret != null && revocations.contains(secret));
    }

    private JwtClaims claims(String token) {
        try {
            return new JwtConsumerBuilder()
                    .setVerificationKeyResolver(keys.resolver())
                    .setJwsAlgorithmConstraints(
                            AlgorithmConstraints.ConstraintType.PERMIT,
                            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256)
                    .setExpectedIssuer(config.publicUrl().toString())
                    .setRequireExpirationTime()
                    .setRequireSubject()
                    .setRequireJwtId()
                    .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                    .setAllowedClockSkewInSeconds(
                            (int) config.auth().clockSkew().toSeconds())
                    .build()
                    .processToClaims(token);
        } catch (InvalidJwtException e) {
            if (e.hasExpired()) {
                throw ApiException.unauthorized("The token has expired; request a new one.");
            }
            if (keySetUnreachable(e)) {
                Log.errorf("token not verified, the key set can't be fetched error=%s", e.getMessage());
                throw new ApiException(
                        PlatformError.SERVICE_UNAVAILABLE,
                        "Tokens can't be verified at the moment; try again shortly.");
            }
            throw invalid();
        }
    }

    /// jose4j wraps a failed fetch as an unresolvable key with an I/O cause; an unknown key id has none.
    private static boolean keySetUnreachable(InvalidJwtException e) {
        return Causes.of(e).stream()
                .anyMatch(
                        cause -> cause instanceof UnresolvableKeyException && cause.getCause() instanceof IOException);
    }

    private static ApiException invalid() {
        return ApiException.unauthorized("The token is not valid.");
    }
}
