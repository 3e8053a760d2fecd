package com.kyberaccess.visitor.imports;

import com.kyberaccess.visitor.imports.ImportedRow.Status;
import java.util.List;

/// What became of a file.
///
/// @param rows in the order of the file
public record ImportReport(long created, long updated, long unchanged, long failed, List<ImportedRow> rows) {

    public static ImportReport of(List<ImportedRow> rows) {
        return new ImportReport(
                count(rows, Status.CREATED),
                count(rows, Status.UPDATED),
                count(rows, Status.UNCHANGED),
                count(rows, Status.FAILED),
                List.copyOf(rows));
    }

    private static long count(List<ImportedRow> rows, Status status) {
        return rows.stream().filter(row -> row.status() == status).count();
    }
}
