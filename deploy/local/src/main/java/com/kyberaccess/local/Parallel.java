package com.kyberaccess.local;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Runs tasks side by side.
final class Parallel {

    private Parallel() {}

    /// Returns when all have ended; throws the first failure, with the others attached.
    static void run(List<Runnable> tasks) {
        RuntimeException failure = null;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<? extends Future<?>> running =
                    tasks.stream().map(threads::submit).toList();
            for (Future<?> task : running) {
                failure = join(task, failure);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable RuntimeException join(Future<?> task, @Nullable RuntimeException earlier) {
        try {
            task.get();
            return earlier;
        } catch (ExecutionException e) {
            RuntimeException failure = e.getCause() instanceof RuntimeException known
                    ? known
                    : new LocalException("unexpected failure: " + e.getCause(), e);
            if (earlier == null) {
                return failure;
            }
            earlier.addSuppressed(failure);
            return earlier;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LocalException("interrupted", e);
        }
    }
}
