package com.kyberaccess.auth.team;

import com.kyberaccess.auth.attempt.Attempt;
import com.kyberaccess.auth.attempt.LoginAttempts;
import com.kyberaccess.common.error.ApiException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/// Checks what a team member logs in with.
@ApplicationScoped
public class Credentials {
    private final TeamMemberRepository members;
    private final LoginAttempts attempts;
    private final Passwords passwords;

    Credentials(TeamMemberRepository members, LoginAttempts attempts, Passwords passwords) {
        this.members = members;
        this.attempts = attempts;
        this.passwords = passwords;
    }

    /// @param member whom the e-mail address belongs to, null if to nobody
    /// @param attempt what it counted as; on success the caller says so to {@link LoginAttempts}
    public record Outcome(@Nullable Member member, Verdict verdict, Attempt attempt) {}

    /// What came of it; only {@link #ACCEPTED} is to be told apart by the client.
    public enum Verdict {
        ACCEPTED,
        WRONG_PASSWORD,
        /// Too many have failed: the password was not looked at.
        LOCKED,
        /// The member is deactivated: the password was not looked at.
        INACTIVE
    }

    private record Found(@Nullable TeamMember member, Attempt attempt) {}

    /// Takes as long, and does the same, whatever comes of it. All of it is done in one turn: those who wait
    /// for theirs hold no database connection that the rest of the service needs. The database is left before
    /// the hashing begins.
    ///
    /// @throws ApiException 503 when too many log in at once; the attempt does not count then
    public Outcome check(String email, String password, String ip) {
        return passwords.inTurn(() -> {
            var found = QuarkusTransaction.requiringNew().call(() -> {
                var member = members.byEmail(email).orElse(null);
                return new Found(member, attempts.begin(email, member == null ? null : member.id(), ip));
            });
            var member = found.member();
            boolean same = passwords.matches(password, hash(found));
            return new Outcome(
                    member == null ? null : member.view(), verdict(member, found.attempt(), same), found.attempt());
        });
    }

    /// What the password is compared with; null: nothing, which takes as long.
    private static @Nullable String hash(Found found) {
        var member = found.member();
        return member == null || !member.active() || found.attempt().locked() ? null : member.passwordHash();
    }

    private static Verdict verdict(@Nullable TeamMember member, Attempt attempt, boolean same) {
        if (same) {
            return Verdict.ACCEPTED;
        }
        if (attempt.locked()) {
            return Verdict.LOCKED;
        }
        return member != null && !member.active() ? Verdict.INACTIVE : Verdict.WRONG_PASSWORD;
    }
}
