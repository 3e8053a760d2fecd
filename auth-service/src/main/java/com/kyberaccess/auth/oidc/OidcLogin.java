package com.kyberaccess.auth.oidc;

import com.kyberaccess.auth.login.LoginEvents;
import com.kyberaccess.auth.login.LoginEvents.Reason;
import com.kyberaccess.auth.login.MemberTokens;
import com.kyberaccess.auth.team.Member;
import com.kyberaccess.auth.team.Team;
import com.kyberaccess.auth.token.TokenView;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/// Turns the provider's word into a token of ours. It is trusted for who holds an address, and for nothing
/// else: members and their roles are ours.
@ApplicationScoped
class OidcLogin {
    private final Team team;
    private final LoginEvents events;
    private final MemberTokens tokens;
    private final Clock clock;

    OidcLogin(Team team, LoginEvents events, MemberTokens tokens, Clock clock) {
        this.team = team;
        this.events = events;
        this.tokens = tokens;
        this.clock = clock;
    }

    /// @param idToken verified
    /// @throws ApiException 403 unless the provider has verified an address that an active member has
    TokenView login(JsonWebToken idToken, String ip) {
        var member = verifiedEmail(idToken).flatMap(team::byEmail).orElseThrow(OidcLogin::nobody);
        if (!member.active()) {
            QuarkusTransaction.requiringNew().run(() -> events.failed(member, ip, clock.instant(), Reason.INACTIVE));
            throw nobody();
        }
        return tokens.issue(QuarkusTransaction.requiringNew().call(() -> {
            Member joined = team.join(member.id());
            events.succeeded(joined, ip, clock.instant());
            return joined;
        }));
    }

    private static Optional<String> verifiedEmail(JsonWebToken idToken) {
        Object verified = idToken.getClaim(Claims.email_verified);
        // Some providers send a string.
        return "true".equals(String.valueOf(verified))
                ? Optional.ofNullable(idToken.<String>getClaim(Claims.email))
                : Optional.empty();
    }

    /// The same for all: whether an address is a member's is nobody's business.
    private static ApiException nobody() {
        return new ApiException(
                PlatformError.FORBIDDEN,
                "The provider knows you, but no active member has an e-mail address that it has"
                        + " verified as yours.");
    }
}
