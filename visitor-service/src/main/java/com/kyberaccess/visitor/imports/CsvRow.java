package com.kyberaccess.visitor.imports;

import com.kyberaccess.common.error.ApiException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of a file.
///
/// @param number as a spreadsheet shows it: the header is row 1
/// @param cells by column, without white space around them; empty ones are missing
/// @param surplus whether it has more cells than the header
public record CsvRow(int number, Map<String, String> cells, boolean surplus) {

    /// The cell in a column, null if it is empty.
    public @Nullable String cell(String column) {
        return cells.get(column);
    }

    /// @throws ApiException 400 `MALFORMED_CSV` if it has more cells than the header
    public void requireShape() {
        if (surplus) {
            throw ImportError.MALFORMED_CSV.exception("The row has more cells than the header.");
        }
    }
}
