package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.visitor.imports.CsvColumns;
import com.kyberaccess.visitor.imports.CsvRow;
import com.kyberaccess.visitor.screening.ScreeningAction;
import com.kyberaccess.visitor.screening.WatchlistKind;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A row of a CSV file as a watchlist entry.
final class WatchlistRow {
    static final CsvColumns COLUMNS = new CsvColumns(
            List.of("list", "first_name", "last_name"),
            List.of("aliases", "date_of_birth", "reason", "action", "expires_at"));
    private static final Pattern BETWEEN_ALIASES = Pattern.compile("\\s*\\|\\s*");

    private WatchlistRow() {}

    /// @throws ApiException 400 for a row with more cells than the header; 422 for cells that are none of what
    ///     their column takes. What needs no parsing is checked later.
    @SuppressWarnings("NullAway") // what is missing is found by the constraints
    static WatchlistEntryRequest fields(CsvRow row) {
        row.requireShape();
        var aliases = row.cell("aliases");
        return new WatchlistEntryRequest(
                constant("list", row.cell("list"), WatchlistKind.class),
                row.cell("first_name"),
                row.cell("last_name"),
                aliases == null
                        ? null
                        : BETWEEN_ALIASES
                                .splitAsStream(aliases)
                                .filter(alias -> !alias.isBlank())
                                .toList(),
                row.cell("date_of_birth"),
                row.cell("reason"),
                constant("action", row.cell("action"), ScreeningAction.class),
                instant(row.cell("expires_at")));
    }

    private static <E extends Enum<E>> @Nullable E constant(String column, @Nullable String cell, Class<E> type) {
        if (cell == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> EnumNames.of(constant).equals(cell.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> ApiException.invalidField(column, "Must be one of: " + EnumNames.of((Class<?>) type)));
    }

    private static @Nullable Instant instant(@Nullable String cell) {
        try {
            return cell == null ? null : Instant.parse(cell);
        } catch (DateTimeParseException e) {
            throw ApiException.invalidField("expires_at", "Must be a timestamp, such as 2030-01-01T00:00:00Z");
        }
    }
}
