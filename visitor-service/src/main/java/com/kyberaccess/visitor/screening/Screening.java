package com.kyberaccess.visitor.screening;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreeningReport.Verdict;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Searches all lists for a visitor.
@ApplicationScoped
public class Screening {
    private static final Duration[] BUCKETS = IntStream.of(
                    250, 500, 1_000, 2_000, 3_000, 5_000, 7_500, 10_000, 20_000, 50_000)
            .mapToObj(micros -> Duration.ofNanos(micros * 1_000L))
            .toArray(Duration[]::new);

    private final List<ScreeningProvider> providers;
    private final Clock clock;
    private final Timer timer;

    Screening(@All List<ScreeningProvider> providers, Clock clock, MeterRegistry metrics) {
        this.providers = providers;
        this.clock = clock;
        this.timer = Timer.builder("kyber.screening")
                .description("How long the search of all lists for a visitor takes")
                .serviceLevelObjectives(BUCKETS)
                .register(metrics);
    }

    /// Never throws: a provider that fails makes its lists `error`, and the visit flagged. Call it outside any
    /// transaction.
    public ScreeningReport run(Tenant tenant, ScreenedPerson person) {
        long begin = System.nanoTime();
        try {
            return search(tenant, person);
        } finally {
            timer.record(System.nanoTime() - begin, TimeUnit.NANOSECONDS);
        }
    }

    private ScreeningReport search(Tenant tenant, ScreenedPerson person) {
        var outcomes = new EnumMap<WatchlistKind, ScreeningOutcome>(WatchlistKind.class);
        var matches = new ArrayList<ScreeningMatch>();
        for (var provider : providers) {
            if (provider.lists().isEmpty()) {
                continue;
            }
            try {
                matches.addAll(provider.search(tenant, person));
                provider.lists().forEach(list -> outcomes.putIfAbsent(list, ScreeningOutcome.CLEAR));
            } catch (RuntimeException e) {
                Log.errorf(e, "screening failed lists=%s", provider.lists());
                provider.lists().forEach(list -> outcomes.put(list, ScreeningOutcome.ERROR));
            }
        }
        matches.forEach(match -> outcomes.put(match.list(), ScreeningOutcome.HIT));
        matches.sort(Comparator.comparingDouble(ScreeningMatch::score).reversed());
        return report(outcomes, matches);
    }

    private ScreeningReport report(Map<WatchlistKind, ScreeningOutcome> outcomes, List<ScreeningMatch> matches) {
        var results = ScreeningResults.of(outcomes);
        var lists = outcomes.entrySet().stream()
                .filter(outcome -> outcome.getValue() != ScreeningOutcome.CLEAR)
                .map(Map.Entry::getKey)
                .toList();
        if (lists.isEmpty()) {
            return new ScreeningReport(Verdict.CLEARED, results, null);
        }
        var verdict = matches.stream().anyMatch(match -> match.action() == ScreeningAction.DENY)
                ? Verdict.DENIED
                : Verdict.FLAGGED;
        var alert = ScreeningAlert.of(verdict, lists, matches, clock.instant());
        return new ScreeningReport(verdict, results, alert);
    }
}
