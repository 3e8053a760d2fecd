package com.kyberaccess.auth.signingkey;

import java.util.List;
import java.util.Map;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;

/// A JSON Web Key Set (RFC 7517 §5), public keys only.
public record Jwks(List<Key> keys) {

    /// An ES256 key (RFC 7518 §6.2).
    public record Key(String kty, String use, String alg, String kid, String crv, String x, String y) {

        static Key of(EllipticCurveJsonWebKey key) {
            Map<String, Object> members = key.toParams(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
            return new Key(
                    key.getKeyType(),
                    key.getUse(),
                    key.getAlgorithm(),
                    key.getKeyId(),
                    key.getCurveName(),
                    String.valueOf(members.get("x")),
                    String.valueOf(members.get("y")));
        }
    }
}
