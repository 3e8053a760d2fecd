package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.visitor.badge.BadgeNumbers;
import com.kyberaccess.visitor.notification.HostNotification;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.VisitRepository.PersonVisits;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import com.kyberaccess.visitor.visit.view.VisitViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
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

    Admission(
            VisitRepository visits,
            VisitViews views,
            VisitEvents events,
            HostNotification notification,
            BadgeNumbers badges) {
        this.visits = visits;
        this.views = views;
        this.events = events;
        this.notification = notification;
        this.badges = badges;
    }

    /// Everything that can come before the badge does, because everybody else at the location waits for its row.
    ///
    /// @param screeningStatus `cleared`, `not_run` or `approved`
    public CheckedInView admit(Visit visit, Party party, String screeningStatus, Instant now) {
        var before = visits.ofPerson(visit);
        var arrival = new HostNotification.Arrival(
                visit.publicId(), visit.visitor().fullName(), visit.visitor().company(), visit.purpose());
        var notified = notification.visitorArrived(visit.tenant(), party.host(), party.place(), arrival, now);
        var badge = badges.next(
                party.place().id(), LocalDate.ofInstant(now, party.place().zone()));
        visit.checkIn(badge, now);
        events.checkedIn(visit, party, screeningStatus, now);
        return CheckedInView.of(views.of(visit, party, before.map(PersonVisits::andNow)), notified, visit.screening());
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
