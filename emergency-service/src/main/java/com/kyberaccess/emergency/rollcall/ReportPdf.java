package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.emergency.document.LocalTime;
import com.kyberaccess.emergency.document.PdfDocument;
import com.kyberaccess.emergency.site.Site;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The report on paper.
final class ReportPdf {
    private static final String NOT_TOLD = "not stated";

    private ReportPdf() {}

    static byte[] of(Reports.Printable printable) {
        var report = printable.report();
        var title = report.drill() ? "Report of an evacuation drill" : "Report of an evacuation";
        try (var pdf = PdfDocument.portrait(title)) {
            if (report.drill()) {
                pdf.heading("DRILL");
            }
            pdf.table(List.of("Field", "Value"), List.of(30, 70), fields(printable));
            pdf.heading("Conditions").text(told(report.conditions()));
            pdf.heading("Problems").text(told(report.problems()));
            pdf.heading("Not safe, or not accounted for: " + report.notSafe().size())
                    .table(
                            List.of("Name", "Company", "State", "Marked by", "Note"),
                            List.of(26, 20, 12, 20, 22),
                            report.notSafe().stream().map(ReportPdf::cells).toList())
                    .text("The list that an evacuation starts from is an aid and never the sole means.");
            return pdf.bytes();
        }
    }

    private static List<List<@Nullable String>> fields(Reports.Printable printable) {
        var report = printable.report();
        var counters = report.counters();
        var mails = report.notification().mails();
        var times = report.timeToAccounted();
        return List.of(
                field("Id", report.id()),
                field("Where", where(report)),
                field("Reason", report.reason()),
                field("Severity", String.valueOf(report.severity())),
                field("Conducted by", report.conductedBy()),
                field("Began", LocalTime.of(report.startedAt(), printable.zone())),
                field(
                        "Ended",
                        report.endedAt() == null ? "still active" : LocalTime.of(report.endedAt(), printable.zone())),
                field("Duration", seconds(report.durationSeconds())),
                field("People were notified by", told(report.notification().by())),
                field(
                        "Mails to staff",
                        "%d sent, %d queued, %d failed".formatted(mails.sent(), mails.queued(), mails.failed())),
                field(
                        "Staff taking part",
                        Stream.concat(report.staffParticipating().stream(), report.wardens().stream())
                                .collect(Collectors.joining(", "))),
                field("Number evacuated", report.numberEvacuated() + " of " + counters.people()),
                field(
                        "Roll call",
                        "%d safe, %d need help, %d missing, %d not marked, %d checked out"
                                .formatted(
                                        counters.safe(),
                                        counters.needsHelp(),
                                        counters.missing(),
                                        counters.unmarked(),
                                        counters.checkedOut())),
                field("Staff who said that they are safe", counters.staffSafe() + " of " + counters.staff()),
                field("50 % accounted for after", seconds(times.secondsTo50Percent())),
                field("95 % accounted for after", seconds(times.secondsTo95Percent())),
                field("100 % accounted for after", seconds(times.secondsTo100Percent())),
                field("Age of the list at the start", seconds(report.listAgeSecondsAtStart())),
                field(
                        "Rally points",
                        report.rallyPoints().stream().map(RallyPointView::name).collect(Collectors.joining(", "))));
    }

    private static String where(ReportView report) {
        return report.allLocations()
                ? Site.ALL
                : report.locations().stream().map(EvacuationView.Place::name).collect(Collectors.joining(", "));
    }

    private static List<@Nullable String> cells(PersonView person) {
        return Arrays.asList(
                person.name(),
                person.company(),
                person.status() == null
                        ? "not marked"
                        : person.status() == MarkStatus.NEEDS_HELP ? "needs help" : "missing",
                person.markedBy(),
                person.note());
    }

    private static List<@Nullable String> field(String name, String value) {
        return Arrays.asList(name, value.isBlank() ? NOT_TOLD : value);
    }

    private static String told(@Nullable String text) {
        return text == null ? NOT_TOLD : text;
    }

    private static String seconds(@Nullable Long seconds) {
        return seconds == null ? "not reached, or not known" : "%d min %02d s".formatted(seconds / 60, seconds % 60);
    }
}
