package com.kyberaccess.auth.login;

import com.kyberaccess.auth.account.AccountTopic;
import com.kyberaccess.auth.team.Member;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;

/// The contract's system events `user.login` and `user.login_failed` (article 3), and their entry in the audit log.
@ApplicationScoped
public class LoginEvents {
    private final Outbox outbox;
    private final AuditTrail audit;

    LoginEvents(Outbox outbox, AuditTrail audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    /// Why a log-in with a known address failed.
    public enum Reason {
        WRONG_PASSWORD,
        /// Too many have failed before.
        LOCKED,
        /// The member is deactivated.
        INACTIVE
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

    @RegisterForReflection
    record Failed(User user, String ip, Instant at, Reason reason) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public void succeeded(Member member, String ip, Instant at) {
        append(member, "user.login", at, new LoggedIn(User.of(member), ip, at));
        audit.recordAs(member.tenant(), member.publicId(), "user.login", member.publicId(), null, null);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void failed(Member member, String ip, Instant at, Reason reason) {
        append(member, "user.login_failed", at, new Failed(User.of(member), ip, at, reason));
    }

    private void append(Member member, String type, Instant at, Object data) {
        outbox.append(AccountTopic.NAME, member.publicId(), member.tenant(), type, at, data);
    }
}
