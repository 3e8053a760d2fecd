package com.kyberaccess.webhook.account;

import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.event.DomainEvent;
import com.kyberaccess.common.event.EventCodec;
import com.kyberaccess.common.event.ReceivedEvent;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Mode;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Kafka records of `kyberaccess.account.v1` as changes of the projection.
@Singleton
class AccountEvents {
    private static final IdType USER_ID = new IdType("usr");
    private static final String OWNER = "owner";

    private final EventCodec codec;

    AccountEvents(EventCodec codec) {
        this.codec = codec;
    }

    /// `data` of `account.created` and `account.changed`.
    record AccountData(AccountFields account) {}

    record AccountFields(String id, String name, String plan) {}

    /// `data` of `user.added`, `user.changed` and `user.removed`; the last has only the id.
    record UserData(UserFields user) {}

    record UserFields(
            String id,
            @Nullable String name,
            @Nullable String email,
            @Nullable String role,
            @Nullable Boolean active) {}

    /// @return empty for what is not about accounts and their owners
    /// @throws PoisonMessageException if the record is no such event as it should be
    Optional<AccountChange> read(ConsumerRecord<String, String> message) {
        var received = codec.read(message);
        if (received.tenant().mode() != Mode.LIVE) {
            return Optional.empty();
        }
        return switch (received.event().event()) {
            case "account.created", "account.changed" -> Optional.of(account(received));
            case "user.added", "user.changed" -> Optional.of(user(received));
            case "user.removed" ->
                Optional.of(new AccountChange.NoOwner(
                        userId(user(received.event())), received.event().timestamp()));
            default -> Optional.empty();
        };
    }

    private AccountChange account(ReceivedEvent received) {
        var account = codec.data(received.event(), AccountData.class).account();
        if (account == null || account.plan() == null || account.name() == null) {
            throw new PoisonMessageException("an account needs a name and a plan");
        }
        return new AccountChange.Account(
                received.tenant().accountId(),
                account.name(),
                account.plan(),
                received.event().timestamp());
    }

    private AccountChange user(ReceivedEvent received) {
        var user = user(received.event());
        var id = userId(user);
        var at = received.event().timestamp();
        boolean owns = OWNER.equals(user.role()) && Boolean.TRUE.equals(user.active());
        return owns && user.name() != null && user.email() != null
                ? new AccountChange.Owner(id, received.tenant().accountId(), user.name(), user.email(), at)
                : new AccountChange.NoOwner(id, at);
    }

    private UserFields user(DomainEvent event) {
        var user = codec.data(event, UserData.class).user();
        if (user == null) {
            throw new PoisonMessageException("a user event without a user");
        }
        return user;
    }

    private static UUID userId(UserFields user) {
        return USER_ID.parse(user.id()).orElseThrow(() -> new PoisonMessageException("user.id is not a usr_ id"));
    }
}
