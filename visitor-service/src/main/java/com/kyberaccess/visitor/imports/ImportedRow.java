package com.kyberaccess.visitor.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorBody;
import org.jspecify.annotations.Nullable;

/// What became of a row.
///
/// @param row its number as a spreadsheet shows it: the header is row 1
/// @param id of what it made, changed or found; null if it failed
/// @param error as in the error envelope; null unless it failed
public record ImportedRow(int row, Status status, @Nullable String id, ErrorBody.@Nullable Content error) {
    /// How it ended.
    public enum Status {
        @JsonProperty("created")
        CREATED,
        @JsonProperty("updated")
        UPDATED,
        @JsonProperty("unchanged")
        UNCHANGED,
        @JsonProperty("failed")
        FAILED
    }

    public static ImportedRow done(CsvRow row, Status status, String id) {
        return new ImportedRow(row.number(), status, id, null);
    }

    public static ImportedRow failed(CsvRow row, ApiException e) {
        return new ImportedRow(
                row.number(),
                Status.FAILED,
                null,
                new ErrorBody.Content(e.code().name(), e.getMessage(), e.details()));
    }
}
