package com.kyberaccess.auth.credential;

import com.kyberaccess.auth.attempt.LoginAttempts;
import com.kyberaccess.auth.link.OneTimeLinks;
import com.kyberaccess.auth.link.Purpose;
import com.kyberaccess.auth.notice.MemberNotices;
import com.kyberaccess.auth.team.Member;
import com.kyberaccess.auth.team.Passwords;
import com.kyberaccess.auth.team.Team;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/// Accepts an invitation and resets a password: both choose one by a link.
@ApplicationScoped
class LinkedPassword {
    private final OneTimeLinks links;
    private final Team team;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final LoginAttempts attempts;
    private final MemberNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    LinkedPassword(
            OneTimeLinks links,
            Team team,
            Passwords passwords,
            PasswordRules rules,
            LoginAttempts attempts,
            MemberNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.links = links;
        this.team = team;
        this.passwords = passwords;
        this.rules = rules;
        this.attempts = attempts;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /// No transaction of its own: the password is hashed between two short ones, and only for a link that is
    /// good.
    ///
    /// @throws ApiException 422 naming `token` for a link that is not good (any more), `password` for one that
    ///     is not
    void choose(Purpose purpose, LinkedPasswordRequest request, String ip) {
        var member = team.byId(links.owner(purpose, request.token()))
                .filter(Member::active)
                .orElseThrow(OneTimeLinks::notValid);
        rules.check("password", request.password(), member);
        var hash = passwords.hash(request.password());
        QuarkusTransaction.requiringNew().run(() -> {
            var changed = team.choosePassword(links.use(purpose, request.token()), hash);
            attempts.proved(changed.email(), changed.id(), ip);
            record(purpose, changed);
        });
    }

    private void record(Purpose purpose, Member member) {
        if (purpose == Purpose.PASSWORD_RESET) {
            notices.passwordChanged(member.recipient(), clock.instant());
        }
        audit.recordAs(
                member.tenant(),
                member.publicId(),
                purpose == Purpose.INVITATION ? "user.joined" : "user.password_reset",
                member.publicId(),
                null,
                null);
    }
}
