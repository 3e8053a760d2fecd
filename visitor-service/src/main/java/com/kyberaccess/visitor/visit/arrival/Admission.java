package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.badge.BadgeFormat;
import com.kyberaccess.visitor.badge.BadgeNumbers;
import com.kyberaccess.visitor.notification.HostNotification;
import com.kyberaccess.visitor.settings.SettingsReader;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.VisitRepository.PersonVisits;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import com.kyberaccess.visitor.visit.event.VisitEvents.Entrance;
import com.kyberaccess.visitor.visit.view.VisitViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Lets a visitor in, or not, in the caller's transaction.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Admission {
    private final VisitRepository visits;
    private final VisitViews views;
    private final VisitEvents events;
    private final HostNotification notification;
    private final BadgeNumbers badges;
    private final SettingsReader settings;

    Admission(
            VisitRepository visits,
            VisitViews views,
            VisitEvents events,
            HostNotification notification,
            BadgeNumbers badges,
            SettingsReader settings) {
        this.visits = visits;
        this.views = views;
        this.events = events;
        this.notification = notification;
        this.badges = badges;
        this.settings = settings;
    }

    /// @param screeningStatus `cleared`, `not_run` or `approved`
    public CheckedInView admit(Visit visit, Party party, String screeningStatus, Instant now) {
        return admit(List.of(new Entrance(visit, party, screeningStatus)), now).getFirst();
    }

    /// Lets in several persons, no two of them the same, at one location. Everything that can come before the badges
    /// does, because everybody else at the location waits for their row.
    List<CheckedInView> admit(List<Entrance> entrants, Instant now) {
        if (entrants.isEmpty()) {
            return List.of();
        }
        var first = entrants.getFirst();
        var before = visits.ofPersons(
                first.visit().tenant(),
                entrants.stream()
                        .map(entrant -> entrant.visit().personKey())
                        .filter(Objects::nonNull)
                        .toList());
        var notified = entrants.stream().map(entrant -> notified(entrant, now)).toList();
        var place = first.party().place();
        var format = format(first.visit().tenant());
        var numbers = badges.next(place.id(), LocalDate.ofInstant(now, place.zone()), entrants.size(), format);
        for (int i = 0; i < numbers.size(); i++) {
            entrants.get(i).visit().checkIn(numbers.get(i), now);
        }
        events.checkedIn(entrants, now);
        return IntStream.range(0, entrants.size())
                .mapToObj(i -> view(entrants.get(i), notified.get(i), before))
                .toList();
    }

    private BadgeFormat format(Tenant tenant) {
        var chosen = settings.of(tenant);
        return new BadgeFormat(chosen.badgePrefix(), chosen.badgeDigits());
    }

    private boolean notified(Entrance entrant, Instant now) {
        var visit = entrant.visit();
        var arrival = new HostNotification.Arrival(
                visit.publicId(), visit.visitor().fullName(), visit.visitor().company(), visit.purpose());
        return notification.visitorArrived(
                visit.tenant(), entrant.party().host(), entrant.party().place(), arrival, now);
    }

    private CheckedInView view(Entrance entrant, boolean notified, Map<String, PersonVisits> before) {
        var visit = entrant.visit();
        var person = Optional.ofNullable(visit.personKey()).map(before::get).map(PersonVisits::andNow);
        return CheckedInView.of(views.of(visit, entrant.party(), person), notified, visit.screening());
    }

    /// No badge, not on site, nobody is told but the subscribers.
    public CheckedInView flag(Visit visit, Party party, Instant now) {
        visit.flag(now);
        events.flagged(visit, party, now);
        return outside(visit, party);
    }

    /// @param deniedBy `screening` or `review`
    public CheckedInView deny(Visit visit, Party party, String deniedBy, @Nullable String reason, Instant now) {
        visit.deny(now);
        events.denied(visit, party, deniedBy, reason, now);
        return outside(visit, party);
    }

    private CheckedInView outside(Visit visit, Party party) {
        return CheckedInView.of(views.of(visit, party, visits.ofPerson(visit)), false, visit.screening());
    }
}
