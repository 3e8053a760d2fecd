package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.emergency.notice.NoticeContent;
import com.kyberaccess.emergency.site.Site;
import java.util.List;
import java.util.stream.Collectors;

/// What staff is told about an evacuation. A drill says so first.
final class EvacuationNotice {
    private EvacuationNotice() {}

    static NoticeContent started(Evacuation evacuation, List<Site> sites, List<RallyPointView> rallyPoints) {
        var where = where(evacuation, sites);
        return new NoticeContent(
                (evacuation.drill() ? "DRILL, evacuation: " : "EVACUATION: ") + where,
                List.of(
                        evacuation.drill()
                                ? "This is a drill. Act as in a real evacuation: " + where + "."
                                : "Leave the building now: " + where + ".",
                        "Reason: " + evacuation.reason(),
                        "Go to the rally point, take your visitors with you, and don't come back before the all-clear."),
                rallyPoints.stream().map(EvacuationNotice::text).toList(),
                true);
    }

    static NoticeContent ended(Evacuation evacuation, List<Site> sites) {
        var where = where(evacuation, sites);
        return new NoticeContent(
                (evacuation.drill() ? "Drill over: " : "Evacuation over: ") + where,
                List.of((evacuation.drill() ? "The drill is over: " : "The evacuation is over: ") + where + "."),
                List.of(),
                false);
    }

    private static String where(Evacuation evacuation, List<Site> sites) {
        return evacuation.locationIds() == null
                ? Site.ALL
                : sites.stream().map(Site::name).collect(Collectors.joining(", "));
    }

    private static String text(RallyPointView point) {
        return point.description() == null ? point.name() : point.name() + ": " + point.description();
    }
}
