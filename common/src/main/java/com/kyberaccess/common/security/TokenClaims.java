package com.kyberaccess.common.security;

import java.time.Duration;

/// Names of the claims in our tokens, beside the registered ones of RFC 7519 (`iss sub jti iat exp`) and OpenID's
/// `zoneinfo`.
public final class TokenClaims {
    public static final String ACCOUNT = "account_id";
    public static final String MODE = "mode";
    public static final String SCOPE = "scope";
    public static final String PERMISSIONS = "permissions";
    public static final String ROLE = "role";
    /// Of team members, as in OpenID Connect: revoking it ends all tokens that carry it.
    public static final String SESSION = "sid";
    public static final String PLAN = "plan";
    public static final String ZONE = "zoneinfo";
    /// The id of the secret that the token was minted from, when the subject is a key.
    public static final String SECRET = "api_key_secret";
    /// The addresses that the key may be used from; missing: any.
    public static final String ALLOWED_IPS = "allowed_ips";
    /// Tokens live for one hour (contract, article 1, *Authentication Methods*).
    public static final Duration LIFETIME = Duration.ofHours(1);

    private TokenClaims() {}
}
