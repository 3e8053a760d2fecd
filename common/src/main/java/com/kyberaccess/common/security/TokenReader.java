package com.kyberaccess.common.security;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.net.Network;
import com.kyberaccess.common.plan.Plan;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;

/// Our claims as a {@link Caller}.
final class TokenReader {
    private TokenReader() {}

    static Caller caller(JwtClaims claims) {
        try {
            var account = Tenant.ACCOUNT_ID.parse(claims.getStringClaimValue(TokenClaims.ACCOUNT));
            var mode = Mode.of(claims.getStringClaimValue(TokenClaims.MODE));
            var role = claims.getStringClaimValue(TokenClaims.ROLE);
            return new Caller(
                    new Tenant(account.orElseThrow(), mode.orElseThrow()),
                    claims.getSubject(),
                    claims.getJwtId(),
                    claims.getStringClaimValue(TokenClaims.SECRET),
                    Scope.valueOf(upper(claims.getStringClaimValue(TokenClaims.SCOPE))),
                    permissions(claims),
                    role == null ? null : Role.valueOf(upper(role)),
                    claims.getStringClaimValue(TokenClaims.SESSION),
                    Plan.named(claims.getStringClaimValue(TokenClaims.PLAN)),
                    ZoneId.of(claims.getStringClaimValue(TokenClaims.ZONE)),
                    allowedIps(claims),
                    Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
        } catch (MalformedClaimException | RuntimeException e) {
            // Signed by us and yet not ours in form: an older or newer release's token. The client exchanges its key
            // again.
            Log.warnf("verified token has unknown claims error=%s", e.toString());
            throw ApiException.unauthorized("The token is not valid.");
        }
    }

    private static List<Permission> permissions(JwtClaims claims) {
        var permissions = new ArrayList<Permission>();
        if (claims.getClaimValue(TokenClaims.PERMISSIONS) instanceof Map<?, ?> byEndpoint) {
            byEndpoint.forEach((endpoint, methods) -> permissions.add(new Permission(
                    (String) endpoint,
                    ((List<?>) methods).stream().map(String.class::cast).toList())));
        }
        return List.copyOf(permissions);
    }

    private static List<Network> allowedIps(JwtClaims claims) throws MalformedClaimException {
        return claims.hasClaim(TokenClaims.ALLOWED_IPS)
                ? claims.getStringListClaimValue(TokenClaims.ALLOWED_IPS).stream()
                        .map(Network::parse)
                        .toList()
                : List.of();
    }

    private static String upper(String wireName) {
        return wireName.toUpperCase(Locale.ROOT);
    }
}
