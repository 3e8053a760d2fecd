package com.kyberaccess.auth.login;

import com.kyberaccess.auth.account.AccountTopic;
import com.kyberaccess.auth.team.Member;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/// The contract's system events `user.login` and `user.login_failed` (article 3).
@ApplicationScoped
class LoginEvents {
    private final Outbox outbox;

    LoginEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @RegisterForReflection
    record User(String id, String name, String email, Role role) {
        static User of(Member member) {
            return new User(member.publicId(), member.name(), member.email(), member.role());
        }
    }

    /// @param ip the client's address, as the gateway saw it
    @RegisterForReflection
    record LoggedIn(User user, String ip, Instant at) {}

    /// @param reason `wrong_password`
    @RegisterForReflection
    record Failed(User user, String ip, Instant at, String reason) {}

    @Transactional
    void succeeded(Member member, String ip, Instant at) {
        append(member, "user.login", at, new LoggedIn(User.of(member), ip, at));
    }

    @Transactional
    void failed(Member member, String ip, Instant at) {
        append(member, "user.login_failed", at, new Failed(User.of(member), ip, at, "wrong_password"));
    }

    private void append(Member member, String type, Instant at, Object data) {
        outbox.append(AccountTopic.NAME, member.publicId(), tenant(member), type, at, data);
    }

    /// People work on live data.
    static Tenant tenant(Member member) {
        return new Tenant(member.accountId(), Mode.LIVE);
    }
}
