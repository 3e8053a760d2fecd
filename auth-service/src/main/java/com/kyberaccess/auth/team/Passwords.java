package com.kyberaccess.auth.team;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Argon2id with OWASP's parameters, and few at a time: a bulkhead that a flood of log-ins can't get through. Never
/// called with a database transaction open.
///
/// Of the parameters that the Password Storage Cheat Sheet calls equally strong, those with the least memory: what a
/// hash takes is garbage at its end, and with 19 MiB each a flood drove the collector into pauses of 300 ms.
@ApplicationScoped
public class Passwords {
    private static final int MEMORY_KIB = 7 * 1024;
    private static final int PASSES = 5;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final Argon2Function ARGON2 =
            Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);

    private final Semaphore turns;
    private final Semaphore places;
    private final long maxWaitMillis;
    private final String nobodysHash;

    Passwords(PasswordConfig config) {
        int concurrent =
                Math.max(1, config.maxConcurrent().orElse(Runtime.getRuntime().availableProcessors() / 2));
        this.turns = new Semaphore(concurrent, true);
        this.places = new Semaphore(concurrent + config.maxWaiting());
        this.maxWaitMillis = config.maxWait().toMillis();
        this.nobodysHash = compute(UUID.randomUUID().toString());
    }

    /// A salted hash in PHC string format, which carries its parameters.
    ///
    /// @throws ApiException 503 when too many wait
    public String hash(String password) {
        return inTurn(() -> compute(password));
    }

    /// Whether `password` is the one that `hash` was made of. Without a hash (no such member, or none chosen yet) it
    /// is not, which takes as long to find out. Only {@link #inTurn in turn}.
    boolean matches(String password, @Nullable String hash) {
        var against = hash == null ? nobodysHash : hash;
        boolean same = Password.check(normalized(password), against).with(Argon2Function.getInstanceFromHash(against));
        return same && hash != null;
    }

    private static String compute(String password) {
        return Password.hash(normalized(password))
                .addRandomSalt(SALT_BYTES)
                .with(ARGON2)
                .getResult();
    }

    /// Keyboards differ in how they compose an é; the person typed the same (NIST SP 800-63B).
    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /// Does `work`, which may hash one password, when it is its turn.
    ///
    /// @throws ApiException 503 when too many wait
    <T> T inTurn(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            if (!turns.tryAcquire(maxWaitMillis, TimeUnit.MILLISECONDS)) {
                throw busy();
            }
            try {
                return work.get();
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            places.release();
        }
    }

    private static ApiException busy() {
        return new ApiException(
                PlatformError.SERVICE_UNAVAILABLE, "Too many people log in at the moment; try again shortly.");
    }
}
