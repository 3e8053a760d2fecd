package com.kyberaccess.emergency.evacuation;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/// The list as CSV (RFC 4180), with people awaiting review at its end. It begins with a byte order mark, by
/// which spreadsheets know UTF-8; a text that they would take for a formula gets an apostrophe, since visitors
/// choose their names themselves.
final class ListCsv {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader(
                    "visitor_id",
                    "name",
                    "company",
                    "host",
                    "checked_in_at",
                    "check_in_time",
                    "badge_number",
                    "location_id",
                    "location",
                    "status")
            .get();
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r";

    private ListCsv() {}

    static String of(EvacuationListView list) {
        var out = new StringBuilder(BYTE_ORDER_MARK);
        try (var csv = new CSVPrinter(out, FORMAT)) {
            for (var row : list.visitors()) {
                csv.printRecord(
                        row.visitorId(),
                        text(row.name()),
                        text(row.company()),
                        text(row.host()),
                        row.checkedInAt(),
                        row.checkInTime(),
                        row.badgeNumber(),
                        row.locationId(),
                        text(row.location()),
                        "checked_in");
            }
            for (var row : list.awaitingReview()) {
                csv.printRecord(
                        row.visitorId(),
                        text(row.name()),
                        text(row.company()),
                        text(row.host()),
                        null,
                        null,
                        null,
                        row.locationId(),
                        text(row.location()),
                        "awaiting_review");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static @Nullable String text(@Nullable String cell) {
        return cell != null && !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
