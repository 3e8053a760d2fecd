package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.Violations;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.imports.CsvFile;
import com.kyberaccess.visitor.imports.CsvRow;
import com.kyberaccess.visitor.imports.ImportError;
import com.kyberaccess.visitor.imports.ImportReport;
import com.kyberaccess.visitor.imports.ImportedRow;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Imports a CSV file of entries. A row is recognised by its list, name and date of birth: what is there
/// already is brought to what the row says, so that the same file twice changes nothing. Entries that no row
/// names stay.
@Singleton
class WatchlistImport {
    /// A batch is a transaction: long enough to be quick, short enough to hold up nobody.
    private static final int BATCH = 500;

    private final WatchlistBatch batches;
    private final Validator validator;

    WatchlistImport(WatchlistBatch batches, Validator validator) {
        this.batches = batches;
        this.validator = validator;
    }

    /// A row that can be imported.
    record Valid(CsvRow row, WatchlistEntryRequest fields, UUID identity) {}

    /// Each row by itself: one that is wrong does not keep out the others.
    ///
    /// @throws ApiException for a file that is none, see {@link CsvFile#read}; nothing has changed then
    ImportReport run(Tenant tenant, byte[] file) {
        var done = new ArrayList<ImportedRow>();
        var valid = new ArrayList<Valid>();
        Set<UUID> seen = new HashSet<>();
        for (var row : CsvFile.read(file, WatchlistRow.COLUMNS)) {
            try {
                valid.add(checked(row, seen));
            } catch (ApiException e) {
                done.add(ImportedRow.failed(row, e));
            }
        }
        for (int from = 0; from < valid.size(); from += BATCH) {
            done.addAll(batches.run(tenant, valid.subList(from, Math.min(from + BATCH, valid.size()))));
        }
        done.sort(Comparator.comparingInt(ImportedRow::row));
        return ImportReport.of(done);
    }

    private Valid checked(CsvRow row, Set<UUID> seen) {
        var fields = WatchlistRow.fields(row);
        var violations = validator.validate(fields);
        if (!violations.isEmpty()) {
            throw Violations.exception(List.copyOf(violations));
        }
        fields.requireSearchable();
        var identity = fields.identity();
        if (!seen.add(identity)) {
            throw ImportError.DUPLICATE_ROW.exception("A row above has the same list, name and date of birth.");
        }
        return new Valid(row, fields, identity);
    }
}
