package com.kyberaccess.auth.signingkey;

import com.kyberaccess.common.security.VerificationKeys;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The live signing keys, from memory: read at start, every minute, and when a token names one that is not known here
/// (another replica may have made it). The first start makes the first key.
@ApplicationScoped
public class SigningKeys implements VerificationKeys {
    /// A flood of tokens with invented key ids must not become a flood of queries.
    private static final Duration RELOAD_AT_MOST_EVERY = Duration.ofSeconds(1);

    private final SigningKeyRepository stored;
    private final KeyCipher cipher;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    /// @param signers the one that signs last first
    private record Loaded(
            List<Signer> signers, Map<String, EllipticCurveJsonWebKey> verifying, Jwks jwks, Instant at) {}

    SigningKeys(SigningKeyRepository stored, KeyCipher cipher, Clock clock) {
        this.stored = stored;
        this.cipher = cipher;
        this.clock = clock;
    }

    void start(@Observes @Priority(2) StartupEvent event) {
        QuarkusTransaction.requiringNew().run(this::prepare);
        reload();
    }

    /// @return what to sign with now
    public Signer signer() {
        var now = clock.instant();
        return keys().signers().stream()
                .filter(signer -> !signer.from().isAfter(now))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no signing key"));
    }

    /// @return all keys that verify
    Jwks jwks() {
        return keys().jwks();
    }

    @Override
    public VerificationKeyResolver resolver() {
        return (token, nesting) -> publicKey(token.getKeyIdHeaderValue());
    }

    private Key publicKey(@Nullable String kid) throws UnresolvableKeyException {
        var known = kid == null ? null : keys().verifying().get(kid);
        if (known == null && kid != null && stale()) {
            reload();
            known = keys().verifying().get(kid);
        }
        if (known == null) {
            throw new UnresolvableKeyException("no such key");
        }
        return known.getKey();
    }

    private boolean stale() {
        return keys().at().plus(RELOAD_AT_MOST_EVERY).isBefore(clock.instant());
    }

    private Loaded keys() {
        var present = loaded;
        return present == null ? reload() : present;
    }

    @Scheduled(every = "60s", delayed = "60s")
    void refresh() {
        reload();
    }

    private synchronized Loaded reload() {
        var now = clock.instant();
        List<SigningKey> live = QuarkusTransaction.requiringNew().call(() -> stored.live(now));
        var signers = live.stream()
                .map(key -> new Signer(key.kid(), key.privateKey(cipher), key.signsFrom()))
                .toList();
        var verifying = live.stream().collect(Collectors.toMap(SigningKey::kid, SigningKey::publicKey));
        var jwks = new Jwks(verifying.values().stream().map(Jwks.Key::of).toList());
        var fresh = new Loaded(signers, verifying, jwks, now);
        loaded = fresh;
        return fresh;
    }

    private void prepare() {
        stored.lockChanges();
        var live = stored.live(clock.instant());
        if (live.isEmpty()) {
            var first = SigningKey.generate(clock.instant(), clock.instant());
            stored.persist(first);
            live = List.of(first);
            Log.infof("signing key created kid=%s", first.kid());
        }
        live.forEach(key -> key.protect(cipher));
        if (!live.stream().allMatch(SigningKey::encrypted)) {
            Log.warn("signing keys are stored unencrypted; set kyber.auth.key-encryption-key");
        }
    }
}
