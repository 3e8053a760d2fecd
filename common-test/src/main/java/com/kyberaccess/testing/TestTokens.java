package com.kyberaccess.testing;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.common.security.TokenClaims;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/// Tokens of the {@link TestAuthority}: as auth-service issues them, or wrong in one way.
public final class TestTokens {
    private static final IdType KEY = new IdType("key");
    private static final IdType USER = new IdType("usr");

    private TestTokens() {}

    public static String readWrite(Tenant tenant) {
        return signed(tenant, claims -> {});
    }

    public static String readOnly(Tenant tenant) {
        return signed(tenant, claims -> claims.setStringClaim(TokenClaims.SCOPE, "read_only"));
    }

    /// @param permissions endpoint templates and their methods
    public static String custom(Tenant tenant, Map<String, List<String>> permissions) {
        return signed(tenant, claims -> {
            claims.setStringClaim(TokenClaims.SCOPE, "custom");
            claims.setClaim(TokenClaims.PERMISSIONS, permissions);
        });
    }

    /// A signed-in owner.
    public static String owner(Tenant tenant) {
        return member(tenant, Role.OWNER);
    }

    /// A signed-in team member.
    public static String member(Tenant tenant, Role role) {
        return signed(tenant, claims -> {
            claims.setSubject(USER.text(IdType.next()));
            claims.setStringClaim(TokenClaims.ROLE, EnumNames.of(role));
        });
    }

    /// A signed-in team member's, of this session.
    public static String inSession(Tenant tenant, String session) {
        return signed(tenant, claims -> {
            claims.setSubject(USER.text(IdType.next()));
            claims.setStringClaim(TokenClaims.ROLE, "admin");
            claims.setStringClaim(TokenClaims.SESSION, session);
        });
    }

    /// Of an account on another plan than `professional`.
    public static String ofPlan(Tenant tenant, String plan) {
        return signed(tenant, claims -> claims.setStringClaim(TokenClaims.PLAN, plan));
    }

    /// Of an account in another time zone than UTC.
    public static String inZone(Tenant tenant, String zone) {
        return signed(tenant, claims -> claims.setStringClaim(TokenClaims.ZONE, zone));
    }

    /// Of a key with this id, to be revoked.
    public static String ofKey(Tenant tenant, String keyId) {
        return signed(tenant, claims -> claims.setSubject(keyId));
    }

    /// Of a key's secret with this id, to be revoked while the key lives on.
    public static String ofSecret(Tenant tenant, String secretId) {
        return signed(tenant, claims -> claims.setStringClaim(TokenClaims.SECRET, secretId));
    }

    /// Of a key that may be used from these addresses alone.
    public static String allowedFrom(Tenant tenant, String... ips) {
        return signed(tenant, claims -> claims.setStringListClaim(TokenClaims.ALLOWED_IPS, ips));
    }

    public static String expired(Tenant tenant) {
        return signed(tenant, claims -> claims.setExpirationTimeMinutesInTheFuture(-5));
    }

    /// By somebody else's key under our key id.
    public static String wrongSignature(Tenant tenant) {
        try {
            var stranger = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            stranger.setKeyId(Infrastructure.authority().key().getKeyId());
            return sign(claims(tenant), stranger);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /// `alg: none`.
    public static String unsigned(Tenant tenant) {
        var token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setPayload(claims(tenant).toJson());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        return serialize(token);
    }

    /// A key for `X-API-Key` that the authority exchanges for a read/write token.
    public static String apiKeyFor(Tenant tenant) {
        return Infrastructure.authority().newApiKey(tenant);
    }

    /// How often any API key has been exchanged.
    public static int exchanges() {
        return Infrastructure.authority().exchanges();
    }

    /// The client address of the last exchange, as auth-service would see it.
    public static String lastExchangeFor() {
        return Infrastructure.authority().lastClient();
    }

    private static String signed(Tenant tenant, Consumer<JwtClaims> change) {
        var claims = claims(tenant);
        change.accept(claims);
        return sign(claims, Infrastructure.authority().key());
    }

    private static JwtClaims claims(Tenant tenant) {
        var claims = new JwtClaims();
        claims.setIssuer(TestAuthority.ISSUER);
        claims.setSubject(KEY.text(IdType.next()));
        claims.setGeneratedJwtId();
        claims.setIssuedAtToNow();
        claims.setExpirationTime(
                NumericDate.fromSeconds(NumericDate.now().getValue() + TokenClaims.LIFETIME.toSeconds()));
        claims.setStringClaim(TokenClaims.ACCOUNT, tenant.account());
        claims.setStringClaim(TokenClaims.MODE, tenant.mode().wireName());
        claims.setStringClaim(TokenClaims.SCOPE, "read_write");
        claims.setStringClaim(TokenClaims.PLAN, "professional");
        claims.setStringClaim(TokenClaims.ZONE, "UTC");
        return claims;
    }

    private static String sign(JwtClaims claims, EllipticCurveJsonWebKey key) {
        var token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setKeyIdHeaderValue(key.getKeyId());
        token.setKey(key.getPrivateKey());
        return serialize(token);
    }

    private static String serialize(JsonWebSignature token) {
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
