package com.kyberaccess.visitor.imports;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.FieldIssue;
import com.kyberaccess.common.error.PlatformError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// What the header row of a file must name: all that are required, of the optional ones any, in whatever order and
/// case.
public record CsvColumns(List<String> required, List<String> optional) {

    /// The header's names in lower case.
    ///
    /// @throws ApiException 422 naming every column that is missing, unknown, or there twice
    List<String> named(List<String> header) {
        var names = header.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        var issues = new ArrayList<FieldIssue>();
        required.stream()
                .filter(column -> !names.contains(column))
                .forEach(column -> issues.add(new FieldIssue(column, "Missing column")));
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!seen.add(name)) {
                issues.add(new FieldIssue(shown(name), "Column is there twice"));
            } else if (!required.contains(name) && !optional.contains(name)) {
                issues.add(new FieldIssue(shown(name), "Unknown column"));
            }
        }
        if (!issues.isEmpty()) {
            throw new ApiException(
                    PlatformError.VALIDATION_ERROR,
                    "The header row must name the columns %s.".formatted(expected()),
                    issues);
        }
        return names;
    }

    private String expected() {
        var names = String.join(", ", required);
        return optional.isEmpty() ? names : names + ", and may name " + String.join(", ", optional);
    }

    /// A file that is no CSV has its whole first line here.
    private static String shown(String name) {
        var printable = name.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(100)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return printable.isBlank() ? "(no name)" : printable;
    }
}
