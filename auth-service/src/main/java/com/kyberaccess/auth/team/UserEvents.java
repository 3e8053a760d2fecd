package com.kyberaccess.auth.team;

import com.kyberaccess.auth.account.AccountTopic;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Role;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/// Who is on the team, for the other services; not offered to webhooks (design §7).
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class UserEvents {
    private final Outbox outbox;
    private final Clock clock;

    UserEvents(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    @RegisterForReflection
    record User(String id, String name, String email, Role role, boolean active) {}

    @RegisterForReflection
    record Present(User user) {}

    @RegisterForReflection
    record UserId(String id) {}

    @RegisterForReflection
    record Removed(UserId user) {}

    void added(Member member) {
        append(member, "user.added", present(member));
    }

    void changed(Member member) {
        append(member, "user.changed", present(member));
    }

    void removed(Member member) {
        append(member, "user.removed", new Removed(new UserId(member.publicId())));
    }

    private static Present present(Member member) {
        return new Present(new User(member.publicId(), member.name(), member.email(), member.role(), member.active()));
    }

    private void append(Member member, String type, Object data) {
        outbox.append(AccountTopic.NAME, member.publicId(), member.tenant(), type, clock.instant(), data);
    }
}
