package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.NameMatcher;
import com.kyberaccess.visitor.screening.ScreenedPerson;
import com.kyberaccess.visitor.screening.ScreeningMatch;
import com.kyberaccess.visitor.screening.ScreeningProvider;
import com.kyberaccess.visitor.screening.WatchlistKind;
import com.kyberaccess.visitor.settings.ScreeningActions;
import com.kyberaccess.visitor.settings.SettingsReader;
import com.kyberaccess.visitor.watchlist.WatchlistNames.Candidate;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The account's own entries, for all three lists, in one query.
@ApplicationScoped
class LocalLists implements ScreeningProvider {
    private static final double PERCENT = 100;

    private final WatchlistNames names;
    private final SettingsReader settings;
    private final Clock clock;

    LocalLists(WatchlistNames names, SettingsReader settings, Clock clock) {
        this.names = names;
        this.settings = settings;
        this.clock = clock;
    }

    private record Scored(Candidate candidate, double score) {}

    @Override
    public Set<WatchlistKind> lists() {
        return EnumSet.allOf(WatchlistKind.class);
    }

    @Override
    public List<ScreeningMatch> search(Tenant tenant, ScreenedPerson person) {
        var wanted = NameMatcher.normalised(person);
        var byEntry = names.candidates(tenant, wanted, clock.instant()).stream()
                .map(candidate -> new Scored(candidate, NameMatcher.score(wanted, candidate.name())))
                .filter(scored -> scored.score() >= NameMatcher.HIT)
                .collect(Collectors.groupingBy(scored -> scored.candidate().entry()));
        var actions = settings.of(tenant).screeningActions();
        return byEntry.entrySet().stream()
                .map(entry -> match(entry.getKey(), entry.getValue(), actions))
                .toList();
    }

    private static ScreeningMatch match(UUID entry, List<Scored> names, ScreeningActions actions) {
        var candidate = names.getFirst().candidate();
        return new ScreeningMatch(
                candidate.list(),
                WatchlistEntry.ENTRY_ID.text(entry),
                names.stream()
                        .map(scored -> scored.candidate().kind())
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList(),
                Math.round(names.stream().mapToDouble(Scored::score).max().orElseThrow() * PERCENT) / PERCENT,
                candidate.reason(),
                candidate.action() == null ? candidate.list().action(actions) : candidate.action());
    }
}
