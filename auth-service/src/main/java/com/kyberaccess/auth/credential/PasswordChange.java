package com.kyberaccess.auth.credential;

import com.kyberaccess.auth.attempt.LoginAttempts;
import com.kyberaccess.auth.login.MemberTokens;
import com.kyberaccess.auth.notice.MemberNotices;
import com.kyberaccess.auth.team.Credentials;
import com.kyberaccess.auth.team.Credentials.Verdict;
import com.kyberaccess.auth.team.Member;
import com.kyberaccess.auth.team.Passwords;
import com.kyberaccess.auth.team.Team;
import com.kyberaccess.auth.token.TokenView;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Caller;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Lets a member change the own password.
@ApplicationScoped
class PasswordChange {
    private final Team team;
    private final Credentials credentials;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final LoginAttempts attempts;
    private final MemberNotices notices;
    private final MemberTokens tokens;
    private final AuditTrail audit;
    private final Clock clock;

    PasswordChange(
            Team team,
            Credentials credentials,
            Passwords passwords,
            PasswordRules rules,
            LoginAttempts attempts,
            MemberNotices notices,
            MemberTokens tokens,
            AuditTrail audit,
            Clock clock) {
        this.team = team;
        this.credentials = credentials;
        this.passwords = passwords;
        this.rules = rules;
        this.attempts = attempts;
        this.notices = notices;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
    }

    /// Ends all sessions of the member, the present one too, and begins a new one. A wrong present password counts as a
    /// failed log-in: a stolen token must not be a way to try passwords.
    ///
    /// @return a token of the new session
    /// @throws ApiException 422 naming `current_password` or `new_password`
    TokenView change(Caller caller, ChangePasswordRequest request, String ip) {
        var member = Member.ID
                .parse(caller.subject())
                .flatMap(team::byId)
                .orElseThrow(() -> ApiException.unauthorized("The member is no longer on the team."));
        rules.check("new_password", request.newPassword(), member);
        var outcome = credentials.check(member.email(), request.currentPassword(), ip);
        if (outcome.verdict() != Verdict.ACCEPTED) {
            throw ApiException.invalidField("current_password", "Is not the present password");
        }
        var hash = passwords.hash(request.newPassword());
        var changed = QuarkusTransaction.requiringNew().call(() -> {
            var renewed = team.choosePassword(member.id(), hash);
            attempts.succeeded(outcome.attempt(), renewed.id(), ip);
            notices.passwordChanged(renewed.recipient(), clock.instant());
            audit.record("user.password_changed", renewed.publicId(), null, null);
            return renewed;
        });
        return tokens.issue(changed);
    }
}
