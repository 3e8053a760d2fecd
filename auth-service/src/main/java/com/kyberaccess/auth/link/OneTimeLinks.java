package com.kyberaccess.auth.link;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.CredentialHash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Links that work once: an invitation, a password reset. A new one replaces the last of its kind. Only their hash is
/// stored.
@ApplicationScoped
public class OneTimeLinks {
    private static final int SECRET_BYTES = 32;

    private final LinkTable table;
    private final LinkConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    OneTimeLinks(LinkTable table, LinkConfig config, Clock clock) {
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public NewLink invite(UUID member) {
        return issue(member, Purpose.INVITATION, config.invitation(), Duration.ZERO)
                .orElseThrow(() -> new IllegalStateException("an invitation has no pause"));
    }

    /// @return empty if the last one is younger than the configured pause
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<NewLink> resetPassword(UUID member) {
        return issue(member, Purpose.PASSWORD_RESET, config.passwordReset(), config.passwordResetPause());
    }

    private Optional<NewLink> issue(UUID member, Purpose purpose, Duration life, Duration pause) {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        var expiresAt = now.plus(life);
        return table.replace(hash(secret), member, purpose, now, expiresAt, now.minus(pause))
                ? Optional.of(new NewLink(secret, expiresAt))
                : Optional.empty();
    }

    /// Whose link it is.
    ///
    /// @throws ApiException 422 naming `token` if it has been used, has expired, was replaced or never was
    @Transactional
    public UUID owner(Purpose purpose, String secret) {
        return table.find(hash(secret), purpose, clock.instant()).orElseThrow(OneTimeLinks::notValid);
    }

    /// Uses the link up. Two at once: one of them does.
    ///
    /// @return whose link it was
    /// @throws ApiException 422 naming `token` if it has been used, has expired, was replaced or never was
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID use(Purpose purpose, String secret) {
        return table.delete(hash(secret), purpose, clock.instant()).orElseThrow(OneTimeLinks::notValid);
    }

    /// Takes back the member's link of a kind, if there is one.
    @Transactional(Transactional.TxType.MANDATORY)
    public void withdraw(UUID member, Purpose purpose) {
        table.delete(member, purpose);
    }

    /// The links of a kind that these members have not used yet, expired ones too.
    @Transactional
    public Map<UUID, PendingLink> pending(Collection<UUID> members, Purpose purpose) {
        return members.isEmpty() ? Map.of() : table.pending(members, purpose);
    }

    public static ApiException notValid() {
        return ApiException.invalidField(
                "token", "The link has been used, has expired or was replaced; ask for a new one");
    }

    private static byte[] hash(String secret) {
        return HexFormat.of().parseHex(CredentialHash.of(secret).hex());
    }
}
