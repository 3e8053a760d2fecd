package com.kyberaccess.auth.team;

import com.kyberaccess.common.error.ApiException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks what a team member logs in with.
@ApplicationScoped
public class Credentials {
    private final TeamMemberRepository members;
    private final Passwords passwords;

    Credentials(TeamMemberRepository members, Passwords passwords) {
        this.members = members;
        this.passwords = passwords;
    }

    /// @param member whom the e-mail address belongs to, null if to nobody
    /// @param accepted whether the password is the member's
    public record Outcome(@Nullable Member member, boolean accepted) {}

    /// Takes as long for an unknown address as for a wrong password. The database is left before the hashing begins.
    ///
    /// @throws ApiException 503 when too many log in at once
    public Outcome check(String email, String password) {
        Optional<TeamMember> found = QuarkusTransaction.requiringNew().call(() -> members.byEmail(email));
        boolean accepted =
                passwords.matches(password, found.map(TeamMember::passwordHash).orElse(null));
        return new Outcome(found.map(TeamMember::view).orElse(null), accepted);
    }
}
