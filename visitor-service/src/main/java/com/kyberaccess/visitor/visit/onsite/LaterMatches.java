package com.kyberaccess.visitor.visit.onsite;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ListedPerson;
import com.kyberaccess.visitor.screening.PeopleListed;
import com.kyberaccess.visitor.screening.ScreeningMatch;
import com.kyberaccess.visitor.screening.ScreeningReport;
import com.kyberaccess.visitor.screening.name.NameCodes;
import com.kyberaccess.visitor.screening.name.NameIndex;
import com.kyberaccess.visitor.settings.SettingsReader;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.VisitStatus;
import com.kyberaccess.visitor.visit.event.ScreeningEvents;
import com.kyberaccess.visitor.visit.onsite.PresentVisitors.Present;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells of visitors on site whom a new entry of a watchlist matches, in the transaction of that entry. They
/// stay on site, because nobody can be un-admitted; their visit shows the alert, and the screening events say
/// whom to look for.
@ApplicationScoped
class LaterMatches {
    private static final String SALT = "present/";

    private final PresentVisitors present;
    private final VisitRepository visits;
    private final Parties parties;
    private final SettingsReader settings;
    private final ScreeningEvents events;

    LaterMatches(
            PresentVisitors present,
            VisitRepository visits,
            Parties parties,
            SettingsReader settings,
            ScreeningEvents events) {
        this.present = present;
        this.visits = visits;
        this.parties = parties;
        this.settings = settings;
        this.events = events;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void look(@Observes PeopleListed listed) {
        var tenant = listed.tenant();
        if (!settings.of(tenant).screeningEnabled()) {
            return;
        }
        var visitors = present.of(tenant);
        if (visitors.isEmpty()) {
            return;
        }
        var codes = new NameCodes(SALT);
        var index = new NameIndex<ListedPerson>();
        listed.people().forEach(person -> person.names()
                .forEach(name -> index.add(codes.listed(name.name(), person.birthDate()), person)));
        for (var visitor : visitors) {
            var matches = index.candidates(codes.wanted(visitor.person().name(), null)).stream()
                    .flatMap(person -> person.match(visitor.person()).stream())
                    .toList();
            if (!matches.isEmpty()) {
                tell(tenant, visitor, matches, listed.at());
            }
        }
    }

    private void tell(Tenant tenant, Present visitor, List<ScreeningMatch> matches, Instant at) {
        visits.locked(tenant, visitor.visit())
                .filter(visit -> visit.status() == VisitStatus.CHECKED_IN)
                .ifPresent(visit -> alert(visit, matches, at));
    }

    private void alert(Visit visit, List<ScreeningMatch> matches, Instant at) {
        var known = Optional.ofNullable(visit.screening().alert()).stream()
                .flatMap(alert -> alert.matches().stream())
                .toList();
        var fresh = matches.stream()
                .filter(match ->
                        known.stream().noneMatch(other -> other.entryId().equals(match.entryId())))
                .toList();
        // Somebody who was let in in spite of an entry is not found again by it.
        if (fresh.isEmpty()) {
            return;
        }
        var report = ScreeningReport.later(visit.screening().results(), fresh, at);
        events.screened(visit, parties.of(visit), report, at);
        var all = new ArrayList<>(fresh);
        all.addAll(known);
        visit.screened(
                ScreeningReport.later(report.results(), all, at),
                visit.screening().skippedBy());
    }
}
