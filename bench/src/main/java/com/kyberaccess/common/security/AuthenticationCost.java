package com.kyberaccess.common.security;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// CPU time of what {@link AccessFilter} does to find out who calls, with the very classes that it does it with: hence
/// in their package.
public final class AuthenticationCost {
    private static final String ISSUER = "https://localhost:8443";
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 400_000;
    private static final int SIGNATURES = 8_000;

    private final EllipticCurveJsonWebKey key;
    private final Authenticator authenticator;
    private final String token;
    private final String apiKey = ApiKeyFormat.generate(Mode.LIVE, new SecureRandom());

    public AuthenticationCost() {
        try {
            key = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
        token = sign(claims());
        var clock = Clock.systemUTC();
        var config = new Settings();
        var tokens =
                new TokenVerifier(() -> (jws, nesting) -> key.getECPublicKey(), new Revocations(clock), config, clock);
        var apiKeys = new ApiKeys((presented, address) -> token, tokens, config, clock);
        authenticator = new Authenticator(tokens, apiKeys, new KeyUses(uses -> {}), clock);
    }

    public Duration ofToken() {
        var header = "Bearer " + token;
        return cost(() -> authenticator.authenticate(header, null, () -> "203.0.113.7"));
    }

    public Duration ofApiKey() {
        return cost(() -> authenticator.authenticate(null, apiKey, () -> "203.0.113.7"));
    }

    /// The bare signature that a token needs: `SHA256withECDSA` on P-256 over as many bytes, nothing around it.
    public Duration ofSignature() {
        var bytes = token.getBytes(StandardCharsets.US_ASCII);
        return cost(
                () -> {
                    try {
                        var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
                        signature.initSign(key.getPrivateKey());
                        signature.update(bytes);
                        signature.sign();
                    } catch (GeneralSecurityException e) {
                        throw new IllegalStateException(e);
                    }
                },
                SIGNATURES);
    }

    private static Duration cost(Runnable work) {
        return cost(work, ROUNDS);
    }

    /// Once to warm up, and once to measure.
    private static Duration cost(Runnable work, int rounds) {
        run(work, rounds);
        long before = THREADS.getCurrentThreadCpuTime();
        run(work, rounds);
        return Duration.ofNanos((THREADS.getCurrentThreadCpuTime() - before) / rounds);
    }

    private static void run(Runnable work, int rounds) {
        for (int i = 0; i < rounds; i++) {
            work.run();
        }
    }

    private JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject("key_01h455vb4pex5vsknk084sn02q");
        claims.setJwtId("tok_01h455vb4pex5vsknk084sn02q");
        claims.setIssuedAtToNow();
        claims.setExpirationTime(
                NumericDate.fromSeconds(Instant.now().plus(TokenClaims.LIFETIME).getEpochSecond()));
        claims.setStringClaim(TokenClaims.ACCOUNT, Tenant.ACCOUNT_ID.text(UUID.randomUUID()));
        claims.setStringClaim(TokenClaims.MODE, "live");
        claims.setStringClaim(TokenClaims.SCOPE, "read_write");
        claims.setStringClaim(TokenClaims.PLAN, "enterprise");
        claims.setStringClaim(TokenClaims.ZONE, "Europe/Zurich");
        claims.setStringClaim(TokenClaims.SECRET, "sec_" + ApiKeyFormat.publicPart(apiKey));
        return claims;
    }

    private String sign(JwtClaims claims) {
        var jws = new JsonWebSignature();
        jws.setPayload(claims.toJson());
        jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        jws.setKey(key.getPrivateKey());
        try {
            return jws.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The defaults of the services.
    private static final class Settings implements SecurityConfig, SecurityConfig.Auth {
        @Override
        public URI publicUrl() {
            return URI.create(ISSUER);
        }

        @Override
        public Optional<URI> sandboxUrl() {
            return Optional.empty();
        }

        @Override
        public Auth auth() {
            return this;
        }

        @Override
        public URI url() {
            return publicUrl();
        }

        @Override
        public Duration clockSkew() {
            return Duration.ofSeconds(30);
        }

        @Override
        public int cacheSize() {
            return 20_000;
        }

        @Override
        public Duration keySetCache() {
            return Duration.ofMinutes(10);
        }
    }
}
