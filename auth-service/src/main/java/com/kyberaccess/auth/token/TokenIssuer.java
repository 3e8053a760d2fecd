package com.kyberaccess.auth.token;

import com.kyberaccess.auth.account.Accounts;
import com.kyberaccess.auth.signingkey.SigningKeys;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Permission;
import com.kyberaccess.common.security.Scope;
import com.kyberaccess.common.security.SecurityConfig;
import com.kyberaccess.common.security.TokenClaims;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/// Signs tokens (ES256, RFC 7519) with the claims of {@link TokenClaims}.
@ApplicationScoped
public class TokenIssuer {
    /// Ids of tokens (`jti`).
    private static final IdType TOKEN_ID = new IdType("tok");

    private final Accounts accounts;
    private final SigningKeys keys;
    private final SecurityConfig config;
    private final Clock clock;

    TokenIssuer(Accounts accounts, SigningKeys keys, SecurityConfig config, Clock clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.config = config;
        this.clock = clock;
    }

    /// A token of one hour, or up to the subject's own end if that comes first.
    public TokenView issue(TokenSubject subject) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        var expiresAt = now.plus(TokenClaims.LIFETIME);
        if (subject.notAfter() != null && subject.notAfter().isBefore(expiresAt)) {
            expiresAt = subject.notAfter().truncatedTo(ChronoUnit.SECONDS);
        }
        return TokenView.bearer(sign(claims(subject, now, expiresAt)), expiresAt);
    }

    private JwtClaims claims(TokenSubject subject, Instant now, Instant expiresAt) {
        var account = accounts.get(subject.tenant().accountId());
        var claims = new JwtClaims();
        claims.setIssuer(config.publicUrl().toString());
        claims.setSubject(subject.id());
        claims.setJwtId(TOKEN_ID.text(IdType.next()));
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(expiresAt.getEpochSecond()));
        claims.setStringClaim(TokenClaims.ACCOUNT, subject.tenant().account());
        claims.setStringClaim(TokenClaims.MODE, subject.tenant().mode().wireName());
        claims.setStringClaim(TokenClaims.SCOPE, EnumNames.of(subject.scope()));
        claims.setStringClaim(TokenClaims.PLAN, account.plan().wireName());
        claims.setStringClaim(TokenClaims.ZONE, account.zone().getId());
        if (subject.role() != null) {
            claims.setStringClaim(TokenClaims.ROLE, EnumNames.of(subject.role()));
        }
        if (subject.secretId() != null) {
            claims.setStringClaim(TokenClaims.SECRET, subject.secretId());
        }
        if (!subject.allowedIps().isEmpty()) {
            claims.setStringListClaim(TokenClaims.ALLOWED_IPS, subject.allowedIps());
        }
        if (subject.session() != null) {
            claims.setStringClaim(TokenClaims.SESSION, subject.session());
        }
        if (subject.scope() == Scope.CUSTOM) {
            claims.setClaim(
                    TokenClaims.PERMISSIONS,
                    subject.permissions().stream()
                            .collect(Collectors.toMap(Permission::endpoint, Permission::methods)));
        }
        return claims;
    }

    private String sign(JwtClaims claims) {
        var signer = keys.signer();
        var token = new JsonWebSignature();
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        token.setHeader("typ", "JWT");
        token.setKeyIdHeaderValue(signer.kid());
        token.setKey(signer.key());
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("token not signed", e);
        }
    }
}
