package com.kyberaccess.auth.team;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// {@link Argon2id}, and few at a time: a bulkhead that a flood of log-ins can't get through. Never called with a
/// database transaction open.
@ApplicationScoped
public class Passwords {
    private static final int REST = 3;

    private final Argon2id argon2id;
    private final Semaphore turns;
    private final Semaphore places;
    private final long maxWaitMillis;
    private final String nobodysHash;

    Passwords(PasswordConfig config) {
        int concurrent =
                Math.max(1, config.maxConcurrent().orElse(Runtime.getRuntime().availableProcessors() / 2));
        this.argon2id = new Argon2id(concurrent);
        this.turns = new Semaphore(concurrent, true);
        this.places = new Semaphore(concurrent + config.maxWaiting());
        this.maxWaitMillis = config.maxWait().toMillis();
        this.nobodysHash = argon2id.hash(UUID.randomUUID().toString());
    }

    /// A salted hash in PHC string format, which carries its parameters.
    ///
    /// @throws ApiException 503 when too many wait
    public String hash(String password) {
        return inTurn(() -> argon2id.hash(normalized(password)));
    }

    /// Whether `password` is the one that `hash` was made of. Without a hash (no such member, or none chosen yet) it
    /// is not, which takes as long to find out. Only {@link #inTurn in turn}.
    boolean matches(String password, @Nullable String hash) {
        var against = hash == null ? nobodysHash : hash;
        boolean same = argon2id.matches(normalized(password), against);
        return same && hash != null;
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
            long began = System.nanoTime();
            try {
                return work.get();
            } finally {
                rest(System.nanoTime() - began);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        } finally {
            places.release();
        }
    }

    /// A turn rests three times as long as it has worked: however many log in, hashing takes a quarter of its cores.
    /// Without the rest, a flood leaves a small machine too little for tokens (docs/benchmarks/auth.md).
    private void rest(long worked) {
        CompletableFuture.delayedExecutor(REST * worked, TimeUnit.NANOSECONDS, Runnable::run)
                .execute(turns::release);
    }

    private static ApiException busy() {
        return new ApiException(
                PlatformError.SERVICE_UNAVAILABLE, "Too many people log in at the moment; try again shortly.");
    }
}
