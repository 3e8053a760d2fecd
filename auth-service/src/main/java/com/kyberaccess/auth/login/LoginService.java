package com.kyberaccess.auth.login;

import com.kyberaccess.auth.revocation.RevocationLog;
import com.kyberaccess.auth.team.Credentials;
import com.kyberaccess.auth.team.Member;
import com.kyberaccess.auth.token.TokenIssuer;
import com.kyberaccess.auth.token.TokenSubject;
import com.kyberaccess.auth.token.TokenView;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;

@ApplicationScoped
class LoginService {
    private final Credentials credentials;
    private final TokenIssuer issuer;
    private final LoginEvents events;
    private final RevocationLog revocations;
    private final Executor later;
    private final Clock clock;

    LoginService(
            Credentials credentials,
            TokenIssuer issuer,
            LoginEvents events,
            RevocationLog revocations,
            Executor later,
            Clock clock) {
        this.credentials = credentials;
        this.issuer = issuer;
        this.events = events;
        this.revocations = revocations;
        this.later = later;
        this.clock = clock;
    }

    /// No transaction of its own: the password is hashed between two short ones.
    ///
    /// @throws ApiException 401 for a wrong password and an unknown address alike; 503 when too many log in at once
    TokenView login(LoginRequest request, String ip) {
        var outcome = credentials.check(request.email(), request.password());
        var member = outcome.member();
        if (member == null || !outcome.accepted()) {
            if (member != null) {
                reportFailure(member, ip);
            }
            throw ApiException.unauthorized("The e-mail address or the password is wrong.");
        }
        events.succeeded(member, ip, clock.instant());
        return issuer.issue(new TokenSubject(
                member.publicId(), LoginEvents.tenant(member), Scope.READ_WRITE, List.of(), member.role(), null));
    }

    /// Ends the caller's token in every replica.
    @Transactional
    void logout(Caller caller) {
        revocations.revokeToken(caller.tenant(), caller.tokenId(), caller.expiresAt(), clock.instant());
    }

    /// Beside the answer, not before it: the time of a commit would tell a known address from an unknown one.
    private void reportFailure(Member member, String ip) {
        var at = clock.instant();
        later.execute(() -> events.failed(member, ip, at));
    }
}
