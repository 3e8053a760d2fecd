package com.kyberaccess.auth.testsupport;

import com.kyberaccess.auth.signingkey.Signer;
import com.kyberaccess.auth.signingkey.SigningKeys;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.common.security.TokenClaims;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Key;
import java.util.Locale;
import java.util.UUID;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// Owners' tokens that are right but for one thing.
@ApplicationScoped
@Unremovable
public class ForgedTokens {
    public static final String ISSUER = "https://api.kyber.test";
    private static final float HOUR = 60;

    private final SigningKeys keys;

    ForgedTokens(SigningKeys keys) {
        this.keys = keys;
    }

    /// Right in everything: what makes the others meaningful.
    public String genuine(TestAccount account) throws JoseException {
        return genuine(account, keys.signer());
    }

    /// Right, and signed with another replica's key.
    public String genuine(TestAccount account, Signer signer) throws JoseException {
        return sign(
                claims(account, ISSUER, HOUR),
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                signer.key(),
                signer.kid());
    }

    public String expired(TestAccount account) throws JoseException {
        return sign(
                claims(account, ISSUER, -5),
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                keys.signer().key());
    }

    public String ofAnotherIssuer(TestAccount account) throws JoseException {
        return sign(
                claims(account, "https://elsewhere.test", HOUR),
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                keys.signer().key());
    }

    public String unsigned(TestAccount account) throws JoseException {
        return sign(claims(account, ISSUER, HOUR), AlgorithmIdentifiers.NONE, null);
    }

    public String signedByAStranger(TestAccount account) throws JoseException {
        var stranger = EcJwkGenerator.generateJwk(EllipticCurves.P256);
        return sign(
                claims(account, ISSUER, HOUR),
                AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
                stranger.getPrivateKey());
    }

    /// HS256 with the public key as the secret.
    public String signedWithThePublicKey(TestAccount account, byte[] publicKey) throws JoseException {
        return sign(claims(account, ISSUER, HOUR), AlgorithmIdentifiers.HMAC_SHA256, new HmacKey(publicKey));
    }

    private String sign(JwtClaims claims, String algorithm, @Nullable Key key) throws JoseException {
        return sign(claims, algorithm, key, keys.signer().kid());
    }

    private static String sign(JwtClaims claims, String algorithm, @Nullable Key key, String kid) throws JoseException {
        var token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue(kid);
        token.setKey(key);
        return token.getCompactSerialization();
    }

    private static JwtClaims claims(TestAccount account, String issuer, float minutes) {
        var claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setSubject(account.member().publicId());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(minutes);
        claims.setStringClaim(TokenClaims.ACCOUNT, account.tenant().account());
        claims.setStringClaim(TokenClaims.MODE, "live");
        claims.setStringClaim(TokenClaims.SCOPE, "read_write");
        claims.setStringClaim(TokenClaims.ROLE, Role.OWNER.name().toLowerCase(Locale.ROOT));
        claims.setStringClaim(TokenClaims.PLAN, "enterprise");
        claims.setStringClaim(TokenClaims.ZONE, "UTC");
        return claims;
    }
}
