package com.kyberaccess.auth.signingkey;

import com.kyberaccess.common.security.TokenClaims;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Replaces the key that signs tokens, without a token ever failing for it:
///
/// ```
/// now           + publish-ahead                 + 1 h, clock skew, and a margin
///  │  new key:   │                               │
///  │  published  │  signs                        │
///  │  old key:   │                               │
///  │  signs      │  verifies what it signed      │  gone from the key set and from the database
/// ```
///
/// Any number of replicas may try at the same time: a lock lets one look and act at a time.
@ApplicationScoped
class SigningKeyRotation {
    /// A replica whose clock is behind, or that was paused, may sign with the old key a little longer.
    private static final Duration MARGIN = Duration.ofMinutes(10);

    private static final Duration VERIFIED_FOR =
            TokenClaims.LIFETIME.plus(TokenClaims.LARGEST_CLOCK_SKEW).plus(MARGIN);

    private final SigningKeyRepository stored;
    private final SigningKeys keys;
    private final KeyCipher cipher;
    private final SigningKeyRotationConfig config;
    private final Clock clock;

    SigningKeyRotation(
            SigningKeyRepository stored,
            SigningKeys keys,
            KeyCipher cipher,
            SigningKeyRotationConfig config,
            Clock clock) {
        this.stored = stored;
        this.keys = keys;
        this.cipher = cipher;
        this.config = config;
        this.clock = clock;
    }

    /// A live key, for the operator.
    ///
    /// @param retiresAt null while no other key replaces it
    @RegisterForReflection
    record LiveKey(String kid, Instant signsFrom, @Nullable Instant retiresAt) {
        static LiveKey of(SigningKey key) {
            return new LiveKey(key.kid(), key.signsFrom(), key.retiresAt());
        }
    }

    /// Replaces the key if it is time, and deletes those that verify nothing any more.
    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        inTurn(now -> {
            stored.deleteRetired(now);
            var newest = stored.live(now).getFirst();
            if (!newest.signsFrom()
                    .plus(config.rotateEvery())
                    .minus(config.publishAhead())
                    .isAfter(now)) {
                replace(now, now.plus(config.publishAhead()), VERIFIED_FOR);
                return true;
            }
            return false;
        });
    }

    /// Begins to replace the key.
    ///
    /// @return false if that has begun before, and the new key does not sign yet
    boolean begin() {
        return inTurn(now -> {
            boolean idle = stored.live(now).getFirst().signs(now);
            if (idle) {
                replace(now, now.plus(config.publishAhead()), VERIFIED_FOR);
            }
            return idle;
        });
    }

    /// Signs with a new key from now on and ends all others, and every token with them: for a key that has leaked.
    void atOnce() {
        inTurn(now -> {
            replace(now, now, Duration.ZERO);
            return true;
        });
    }

    /// The live keys, the newest first.
    List<LiveKey> live() {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        stored.live(clock.instant()).stream().map(LiveKey::of).toList());
    }

    private void replace(Instant now, Instant signsFrom, Duration othersVerifyFor) {
        var live = stored.live(now);
        var next = SigningKey.generate(now, signsFrom);
        next.protect(cipher);
        stored.persist(next);
        live.forEach(key -> key.retireBy(signsFrom.plus(othersVerifyFor)));
        Log.infof("signing key created kid=%s signs_from=%s replaced=%d", next.kid(), signsFrom, live.size());
    }

    private boolean inTurn(Predicate<Instant> change) {
        boolean changed = QuarkusTransaction.requiringNew().call(() -> {
            stored.lockChanges();
            return change.test(clock.instant());
        });
        keys.refresh();
        return changed;
    }
}
