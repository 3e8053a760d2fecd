package com.kyberaccess.visitor.screening;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreeningReport.Verdict;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Searches all lists for a visitor.
@ApplicationScoped
public class Screening {
    private final List<ScreeningProvider> providers;
    private final Clock clock;

    Screening(@All List<ScreeningProvider> providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    /// Never throws: a provider that fails makes its lists `error`, and the visit flagged. Call it outside any
    /// transaction.
    public ScreeningReport run(Tenant tenant, ScreenedPerson person) {
        var outcomes = new EnumMap<WatchlistKind, ScreeningOutcome>(WatchlistKind.class);
        var matches = new ArrayList<ScreeningMatch>();
        for (var provider : providers) {
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
        var alert = new ScreeningAlert(
                ScreeningAlert.ALERT_ID.text(IdType.next()),
                EnumNames.of(verdict),
                lists,
                List.copyOf(matches),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return new ScreeningReport(verdict, results, alert);
    }
}
