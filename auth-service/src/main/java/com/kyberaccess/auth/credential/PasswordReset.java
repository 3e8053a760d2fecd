package com.kyberaccess.auth.credential;

import com.kyberaccess.auth.link.OneTimeLinks;
import com.kyberaccess.auth.notice.MemberNotices;
import com.kyberaccess.auth.team.Member;
import com.kyberaccess.auth.team.Team;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;

/// Sends a link to who has forgotten the password.
@ApplicationScoped
class PasswordReset {
    private final Team team;
    private final OneTimeLinks links;
    private final MemberNotices notices;
    private final Executor later;

    PasswordReset(Team team, OneTimeLinks links, MemberNotices notices, Executor later) {
        this.team = team;
        this.links = links;
        this.notices = notices;
        this.later = later;
    }

    /// Looks nothing up before the answer, so that neither it nor its time tells whether the address is known. A crash
    /// in that moment loses the request: the person asks again.
    void forgotten(String email) {
        later.execute(() -> QuarkusTransaction.requiringNew().run(() -> send(email)));
    }

    private void send(String email) {
        team.byEmail(email).filter(member -> member.active() && member.joined()).ifPresent(this::send);
    }

    private void send(Member member) {
        links.resetPassword(member.id())
                .ifPresent(link -> notices.passwordReset(member.recipient(), link.secret(), link.expiresAt()));
    }
}
