package com.kyberaccess.common.security;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// When this replica last saw which API key (contract, article 1, *Viewing Active Keys*): gathered in memory at every
/// request, by token and by `X-API-Key` alike, and reported now and then in one piece. A crash forgets the last few
/// seconds of it; what could not be reported is reported the next time.
@ApplicationScoped
public class KeyUses {
    private final KeyUseReporter reporter;
    private final ConcurrentMap<String, Instant> pending = new ConcurrentHashMap<>();

    public KeyUses(KeyUseReporter reporter) {
        this.reporter = reporter;
    }

    /// Within a second of the last one it costs one look-up.
    public void note(String keyId, Instant at) {
        var known = pending.get(keyId);
        if (known == null || at.getEpochSecond() > known.getEpochSecond()) {
            pending.merge(keyId, at, KeyUses::later);
        }
    }

    @Scheduled(every = "${kyber.api-keys.last-use-flush}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void flush() {
        var uses = Map.copyOf(pending);
        if (!uses.isEmpty()) {
            reporter.report(uses);
            uses.forEach(pending::remove);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        flush();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
