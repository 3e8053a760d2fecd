package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.PersonMatch;
import com.kyberaccess.visitor.screening.PersonMatch.ListedName;
import com.kyberaccess.visitor.screening.ScreenedPerson;
import com.kyberaccess.visitor.screening.ScreeningMatch;
import com.kyberaccess.visitor.screening.ScreeningProvider;
import com.kyberaccess.visitor.screening.WatchlistKind;
import com.kyberaccess.visitor.screening.name.NameScore;
import com.kyberaccess.visitor.settings.SettingsReader;
import com.kyberaccess.visitor.watchlist.WatchlistSearch.Candidate;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/// The account's own entries, for all three lists. An entry is searched from its commit on, in every replica:
/// nothing is remembered here.
@ApplicationScoped
class LocalLists implements ScreeningProvider {
    private final DataSource database;
    private final WatchlistSearch search;
    private final SettingsReader settings;
    private final Clock clock;

    LocalLists(DataSource database, WatchlistSearch search, SettingsReader settings, Clock clock) {
        this.database = database;
        this.search = search;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Set<WatchlistKind> lists() {
        return EnumSet.allOf(WatchlistKind.class);
    }

    @Override
    public List<ScreeningMatch> search(Tenant tenant, ScreenedPerson person) {
        try (var connection = database.getConnection()) {
            if (!search.hasEntries(connection, tenant)) {
                return List.of();
            }
            var visitor = person.name();
            var places = WatchlistNames.codes(tenant).wanted(visitor, person.dateOfBirth());
            Map<UUID, List<ListedName>> alike = search.candidates(connection, tenant, places).stream()
                    .filter(candidate -> NameScore.of(visitor, candidate.name().name()) >= PersonMatch.NAMES_AT_LEAST)
                    .collect(Collectors.groupingBy(
                            Candidate::entry, Collectors.mapping(Candidate::name, Collectors.toList())));
            if (alike.isEmpty()) {
                return List.of();
            }
            var actions = settings.of(tenant).screeningActions();
            return search.entries(connection, tenant, alike.keySet(), clock.instant()).stream()
                    .flatMap(entry ->
                            entry.listed(alike.getOrDefault(entry.id(), List.of()), actions).match(person).stream())
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("watchlist not searched", e);
        }
    }
}
