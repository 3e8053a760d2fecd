package com.kyberaccess.auth.login;

import com.kyberaccess.auth.attempt.LoginAttempts;
import com.kyberaccess.auth.login.LoginEvents.Reason;
import com.kyberaccess.auth.notice.MemberNotices;
import com.kyberaccess.auth.revocation.RevocationLog;
import com.kyberaccess.auth.team.Credentials;
import com.kyberaccess.auth.team.Credentials.Outcome;
import com.kyberaccess.auth.team.Credentials.Verdict;
import com.kyberaccess.auth.team.Member;
import com.kyberaccess.auth.token.TokenView;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.concurrent.Executor;

@ApplicationScoped
class LoginService {
    private final Credentials credentials;
    private final LoginAttempts attempts;
    private final MemberTokens tokens;
    private final LoginEvents events;
    private final MemberNotices notices;
    private final RevocationLog revocations;
    private final Executor later;
    private final Clock clock;

    LoginService(
            Credentials credentials,
            LoginAttempts attempts,
            MemberTokens tokens,
            LoginEvents events,
            MemberNotices notices,
            RevocationLog revocations,
            Executor later,
            Clock clock) {
        this.credentials = credentials;
        this.attempts = attempts;
        this.tokens = tokens;
        this.events = events;
        this.notices = notices;
        this.revocations = revocations;
        this.later = later;
        this.clock = clock;
    }

    /// No transaction of its own: the password is hashed between two short ones.
    ///
    /// @throws ApiException 401 for a wrong password, an unknown address, a locked and a deactivated member
    ///     alike; 503 when too many log in at once
    TokenView login(LoginRequest request, String ip) {
        var outcome = credentials.check(request.email(), request.password(), ip);
        var member = outcome.member();
        if (member == null || outcome.verdict() != Verdict.ACCEPTED) {
            if (member != null) {
                reportFailure(member, outcome, ip);
            }
            throw ApiException.unauthorized("The e-mail address or the password is wrong.");
        }
        QuarkusTransaction.requiringNew().run(() -> {
            attempts.succeeded(outcome.attempt(), member.id(), ip);
            events.succeeded(member, ip, clock.instant());
        });
        return tokens.issue(member);
    }

    /// Ends the caller's token in every replica.
    @Transactional
    void logout(Caller caller) {
        revocations.revokeToken(caller.tenant(), caller.tokenId(), caller.expiresAt(), clock.instant());
    }

    /// Beside the answer, not before it: the time of a commit would tell a known address from an unknown one.
    private void reportFailure(Member member, Outcome outcome, String ip) {
        var at = clock.instant();
        later.execute(() -> QuarkusTransaction.requiringNew().run(() -> {
            events.failed(member, ip, at, reason(outcome.verdict()));
            if (outcome.attempt().locks() && member.active()) {
                notices.logInLocked(member.recipient(), ip, at);
            }
        }));
    }

    private static Reason reason(Verdict verdict) {
        return switch (verdict) {
            case LOCKED -> Reason.LOCKED;
            case INACTIVE -> Reason.INACTIVE;
            case WRONG_PASSWORD, ACCEPTED -> Reason.WRONG_PASSWORD;
        };
    }
}
