package com.kyberaccess.visitor.imports;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/// Reads CSV (RFC 4180) as spreadsheets write it: UTF-8 with or without a byte order mark, lines that end with CRLF or
/// LF, quoted cells, and semicolons between the cells where the header row has them and no comma.
public final class CsvFile {
    /// Bytes at the most.
    public static final int MAX_BYTES = 1024 * 1024;
    /// Rows at the most, the header not counted.
    public static final int MAX_ROWS = 10_000;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CsvFile() {}

    /// @param contentType the request's header
    /// @throws ApiException 415 for anything but `text/csv`
    public static void requireType(@Nullable String contentType) {
        var type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("text/csv")) {
            throw new ApiException(PlatformError.UNSUPPORTED_MEDIA_TYPE, "The body must be text/csv.");
        }
    }

    /// All rows that are not empty.
    ///
    /// @throws ApiException 400 `MALFORMED_CSV` for what is not UTF-8 or has broken quotes; 413 over {@link
    ///     #MAX_BYTES}; 422 without a header row, naming wrong columns, and over {@link #MAX_ROWS}
    public static List<CsvRow> read(byte[] file, CsvColumns columns) {
        if (file.length > MAX_BYTES) {
            throw new ApiException(PlatformError.PAYLOAD_TOO_LARGE, "The file is larger than 1 MiB.");
        }
        var text = text(file);
        var format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(false)
                .get();
        try (var parser = CSVParser.parse(new StringReader(text), format)) {
            var records = parser.iterator();
            if (!records.hasNext()) {
                throw ApiException.invalidField("body", "Must have a header row");
            }
            var header = columns.named(records.next().toList());
            var rows = new ArrayList<CsvRow>();
            while (records.hasNext()) {
                var row = row(records.next(), header);
                if (!row.cells().isEmpty() || row.surplus()) {
                    rows.add(row);
                }
                if (rows.size() > MAX_ROWS) {
                    throw ApiException.invalidField("body", "Must be at most %d rows".formatted(MAX_ROWS));
                }
            }
            return rows;
        } catch (IOException | UncheckedIOException e) {
            throw ImportError.MALFORMED_CSV.exception(
                    "The file is not valid CSV: a quoted cell is not closed, or has text"
                            + " behind its closing quote.");
        }
    }

    private static CsvRow row(CSVRecord record, List<String> header) {
        var cells = new HashMap<String, String>();
        boolean surplus = false;
        for (int i = 0; i < record.size(); i++) {
            var cell = record.get(i).strip();
            if (!cell.isEmpty() && i >= header.size()) {
                surplus = true;
            } else if (!cell.isEmpty()) {
                cells.put(header.get(i), cell);
            }
        }
        return new CsvRow(Math.toIntExact(record.getRecordNumber()), cells, surplus);
    }

    private static String text(byte[] file) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw ImportError.MALFORMED_CSV.exception("The file is not UTF-8.");
        }
    }

    /// Spreadsheets write semicolons where the comma is the decimal sign.
    private static char delimiter(String text) {
        var header = text.lines().findFirst().orElse("");
        return header.contains(";") && !header.contains(",") ? ';' : ',';
    }
}
