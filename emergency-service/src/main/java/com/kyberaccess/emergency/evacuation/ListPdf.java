package com.kyberaccess.emergency.evacuation;

import com.kyberaccess.emergency.document.LocalTime;
import com.kyberaccess.emergency.document.PdfDocument;
import com.kyberaccess.emergency.evacuation.EvacuationListView.Awaiting;
import com.kyberaccess.emergency.evacuation.EvacuationListView.Row;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The list on paper, with a box to tick for each person.
final class ListPdf {
    private static final String BOX = "[   ]";

    private ListPdf() {}

    static byte[] of(EvacuationList.Printable printable) {
        var list = printable.list();
        var zone = printable.zone();
        try (var pdf = PdfDocument.landscape("Evacuation list: " + list.location())) {
            pdf.text("Printed " + LocalTime.of(list.generatedAt(), zone) + ". Complete up to "
                            + LocalTime.of(list.asOf(), zone) + ". " + list.totalVisitors() + " visitors.")
                    .text("An aid, never the sole means of an evacuation. "
                            + "≈ marks a name that is printed in Latin letters.")
                    .table(
                            List.of("", "Name", "Company", "Host", "Badge", "In since", "Location"),
                            List.of(4, 26, 20, 20, 8, 8, 14),
                            list.visitors().stream().map(ListPdf::cells).toList());
            if (!list.awaitingReview().isEmpty()) {
                pdf.heading("Awaiting review: not admitted, perhaps at the desk")
                        .table(
                                List.of("", "Name", "Company", "Host", "Location"),
                                List.of(4, 30, 22, 22, 22),
                                list.awaitingReview().stream()
                                        .map(ListPdf::cells)
                                        .toList());
            }
            return pdf.bytes();
        }
    }

    private static List<@Nullable String> cells(Row row) {
        return Arrays.asList(
                BOX, row.name(), row.company(), row.host(), row.badgeNumber(), row.checkedInAt(), row.location());
    }

    private static List<@Nullable String> cells(Awaiting row) {
        return Arrays.asList(BOX, row.name(), row.company(), row.host(), row.location());
    }
}
