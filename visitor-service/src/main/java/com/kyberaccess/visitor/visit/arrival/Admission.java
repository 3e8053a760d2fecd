package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.badge.BadgeFormat;
import com.kyberaccess.visitor.badge.BadgeNumbers;
import com.kyberaccess.visitor.badge.BadgeNumbers.LocalDay;
import com.kyberaccess.visitor.notification.HostNotification;
import com.kyberaccess.visitor.settings.SettingsReader;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.VisitRepository.PersonVisits;
import com.kyberaccess.visitor.visit.event.Channel;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import com.kyberaccess.visitor.visit.event.VisitEvents.Entrance;
import com.kyberaccess.visitor.visit.view.VisitViews;
import io.opentelemetry.context.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
    public CheckedInView admit(Visit visit, Party party, String screeningStatus, Channel channel, Instant now) {
        return admit(List.of(new Entrance(visit, party, screeningStatus, channel, Context.current())), now)
                .getFirst();
    }

    /// Lets in several persons of a tenant, no two of them the same. Everything that can come before the badges does,
    /// because everybody else at their locations waits for those rows.
    List<CheckedInView> admit(List<Entrance> entrants, Instant now) {
        if (entrants.isEmpty()) {
            return List.of();
        }
        var tenant = entrants.getFirst().visit().tenant();
        var before = visits.ofPersons(
                tenant,
                entrants.stream()
                        .map(entrant -> entrant.visit().personKey())
                        .filter(Objects::nonNull)
                        .toList());
        var notified = entrants.stream().map(entrant -> notified(entrant, now)).toList();
        giveBadges(tenant, entrants, now);
        events.checkedIn(entrants, now);
        return IntStream.range(0, entrants.size())
                .mapToObj(i -> view(entrants.get(i), notified.get(i), before))
                .toList();
    }

    private void giveBadges(Tenant tenant, List<Entrance> entrants, Instant now) {
        var chosen = settings.of(tenant);
        var counts = entrants.stream().collect(Collectors.toMap(entrant -> day(entrant, now), one -> 1, Integer::sum));
        var numbers = new HashMap<LocalDay, Iterator<String>>();
        badges.next(counts, new BadgeFormat(chosen.badgePrefix(), chosen.badgeDigits()))
                .forEach((day, ofDay) -> numbers.put(day, ofDay.iterator()));
        for (var entrant : entrants) {
            var ofDay = Objects.requireNonNull(numbers.get(day(entrant, now)));
            entrant.visit().checkIn(ofDay.next(), now);
        }
    }

    private static LocalDay day(Entrance entrant, Instant now) {
        var place = entrant.party().place();
        return new LocalDay(place.id(), LocalDate.ofInstant(now, place.zone()));
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
    public CheckedInView deny(
            Visit visit, Party party, String deniedBy, @Nullable String reason, Channel channel, Instant now) {
        visit.deny(now);
        events.denied(visit, party, deniedBy, reason, channel, now);
        return outside(visit, party);
    }

    private CheckedInView outside(Visit visit, Party party) {
        return CheckedInView.of(views.of(visit, party, visits.ofPerson(visit)), false, visit.screening());
    }
}
