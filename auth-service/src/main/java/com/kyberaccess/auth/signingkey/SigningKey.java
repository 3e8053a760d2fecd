package com.kyberaccess.auth.signingkey;

import com.kyberaccess.common.crypto.KeyRing;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/// One ES256 key pair (RFC 7518 §3.4).
@Entity
class SigningKey {
    @Id
    private String kid;

    @Column
    private String publicJwk;

    @Column
    private byte[] privateKey;

    @Column
    private boolean encrypted;

    @Column
    private Instant createdAt;

    @Column
    private Instant signsFrom;

    @Column
    private @Nullable Instant retiresAt;

    SigningKey() {}

    /// A new pair, which signs from `signsFrom` on; its private half in the clear until {@link #protect}.
    static SigningKey generate(Instant now, Instant signsFrom) {
        try {
            var pair = EcJwkGenerator.generateJwk(EllipticCurves.P256);
            var key = new SigningKey();
            key.kid = pair.calculateBase64urlEncodedThumbprint("SHA-256");
            pair.setKeyId(key.kid);
            pair.setUse(Use.SIGNATURE);
            pair.setAlgorithm(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
            key.publicJwk = pair.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
            key.privateKey = pair.getPrivateKey().getEncoded();
            key.createdAt = now;
            key.signsFrom = signsFrom;
            return key;
        } catch (JoseException e) {
            throw new IllegalStateException("signing key not generated", e);
        }
    }

    /// Encrypts the private half, if it is not and can be.
    void protect(KeyCipher cipher) {
        if (!encrypted && cipher.available()) {
            privateKey = cipher.encrypt(kid, privateKey);
            encrypted = true;
        }
    }

    /// The private half under the present key, whatever it was under.
    ///
    /// @throws io.quarkus.runtime.configuration.ConfigurationException if its key is not configured
    void reencrypt(KeyCipher cipher) {
        privateKey = cipher.encrypt(kid, encrypted ? cipher.decrypt(kid, privateKey) : privateKey);
        encrypted = true;
    }

    /// The id of the key that the private half is under, as {@link KeyRing#keyOf} has it.
    String encryptionKey() {
        return encrypted ? KeyCipher.keyOf(privateKey) : KeyRing.CLEAR;
    }

    EllipticCurveJsonWebKey publicKey() {
        try {
            return (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(publicJwk);
        } catch (JoseException e) {
            throw new IllegalStateException("stored signing key is not readable kid=" + kid, e);
        }
    }

    PrivateKey privateKey(KeyCipher cipher) {
        try {
            var clear = encrypted ? cipher.decrypt(kid, privateKey) : privateKey;
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(clear));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("stored signing key is not readable kid=" + kid, e);
        }
    }

    String kid() {
        return kid;
    }

    /// Verifies until `end`, unless it was to retire before.
    void retireBy(Instant end) {
        if (retiresAt == null || retiresAt.isAfter(end)) {
            retiresAt = end;
        }
    }

    Instant signsFrom() {
        return signsFrom;
    }

    @Nullable
    Instant retiresAt() {
        return retiresAt;
    }

    boolean encrypted() {
        return encrypted;
    }

    boolean signs(Instant now) {
        return !signsFrom.isAfter(now);
    }
}
