package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.visitor.screening.ScreeningReport;
import com.kyberaccess.visitor.screening.ScreeningReport.Verdict;
import com.kyberaccess.visitor.screening.WatchlistKind;
import com.kyberaccess.visitor.topic.VisitorTopic;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Publishes how screenings end (contract, article 3, *Security Events*).
@ApplicationScoped
public class ScreeningEvents {
    private final Outbox outbox;

    ScreeningEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// One event if all lists were clear; one for matches of the watchlists and one for those of the BOLO list if there
    /// are any; none if nobody looked or the lists could not be searched.
    public void screened(Visit visit, Party party, ScreeningReport report, Instant at) {
        if (report.results() == null) {
            return;
        }
        var data = Screened.of(visit, party, report.results(), report.alert());
        if (report.verdict() == Verdict.CLEARED) {
            append("screening.cleared", visit, data, at);
        }
        if (report.hit(WatchlistKind.CUSTOM) || report.hit(WatchlistKind.SEX_OFFENDER)) {
            append("screening.watchlist_hit", visit, data, at);
        }
        if (report.hit(WatchlistKind.BOLO)) {
            append("screening.bolo_alert", visit, data, at);
        }
    }

    private void append(String type, Visit visit, Screened data, Instant at) {
        outbox.append(VisitorTopic.NAME, visit.publicId(), visit.tenant(), type, at, data);
    }
}
