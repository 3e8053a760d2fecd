package com.kyberaccess.visitor.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.FieldIssue;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static final CsvColumns COLUMNS = new CsvColumns(List.of("name", "email"), List.of("note"));

    private static List<CsvRow> read(String text) {
        return CsvFile.read(text.getBytes(StandardCharsets.UTF_8), COLUMNS);
    }

    private static ApiException refused(String text) {
        return refused(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ApiException refused(byte[] file) {
        try {
            CsvFile.read(file, COLUMNS);
        } catch (ApiException e) {
            return e;
        }
        throw new AssertionError("was not refused");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name,email\nAnn,a@b.example\n",
                "name,email\r\nAnn,a@b.example",
                "\uFEFFname,email\nAnn,a@b.example\n",
                "name;email\nAnn;a@b.example\n",
                "\"name\",\"email\"\n\"Ann\",\"a@b.example\"\n",
                " Email , NAME \n a@b.example , Ann \n",
                "name,email,note\nAnn,a@b.example\n",
                "name,email\nAnn,a@b.example,,,\n",
            })
    void whatSpreadsheetsWriteIsRead(String text) {
        assertThat(read(text)).containsExactly(new CsvRow(2, Map.of("name", "Ann", "email", "a@b.example"), false));
    }

    @Test
    void quotedCellsKeepSeparatorsQuotesAndLineBreaks() {
        // When
        var rows = read("name,email,note\n\"Doe, \"\"Jack\"\"\",,\"two\nlines; one cell\"\nAnn,,=1+1\n");
        // Then
        assertThat(rows)
                .containsExactly(
                        new CsvRow(2, Map.of("name", "Doe, \"Jack\"", "note", "two\nlines; one cell"), false),
                        new CsvRow(3, Map.of("name", "Ann", "note", "=1+1"), false));
    }

    @Test
    void emptyRowsAreLeftOutAndStillCounted() {
        // When
        var rows = read("name,email\n\nAnn,\n,\nBob,\n\n");
        // Then
        assertThat(rows.stream().map(CsvRow::number)).containsExactly(3, 5);
    }

    @Test
    void aRowWithMoreCellsThanTheHeaderIsFound() {
        // When
        var row = read("name,email\nAnn,a@b.example,too much\n").getFirst();
        // Then
        assertThatThrownBy(row::requireShape).hasMessage("The row has more cells than the header.");
    }

    @Test
    void everyWrongColumnIsNamed() {
        // When
        var e = refused("name,phone,Name,\nAnn,1,2,3\n");
        // Then
        assertThat(e.code().status()).isEqualTo(422);
        assertThat(e.details())
                .containsExactly(
                        new FieldIssue("email", "Missing column"),
                        new FieldIssue("phone", "Unknown column"),
                        new FieldIssue("name", "Column is there twice"),
                        new FieldIssue("(no name)", "Unknown column"));
        assertThat(e.getMessage()).isEqualTo("The header row must name the columns name, email, and may name note.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void aFileWithoutAHeaderIsNamed(String text) {
        assertThat(refused(text).details()).containsExactly(new FieldIssue("body", "Must have a header row"));
    }

    @Test
    void whatIsNoTableIsNoTable() {
        assertThat(refused("\u0000\u0001PK" + "x".repeat(10_000)).code().status())
                .isEqualTo(422);
        assertThat(refused("{\"name\": 1}").code().status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,email\n\"Ann,a@b.example\n", "name,email\n\"Ann\"x,a@b.example\n"})
    void brokenQuotesAreABadRequest(String text) {
        assertThat(refused(text).code()).isEqualTo(ImportError.MALFORMED_CSV);
        assertThat(refused(text).code().status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16"})
    void anotherEncodingIsABadRequest(String charset) {
        // When
        var e = refused("name,email\nZoë,\n".getBytes(Charset.forName(charset)));
        // Then
        assertThat(e.code()).isEqualTo(ImportError.MALFORMED_CSV);
        assertThat(e.getMessage()).isEqualTo("The file is not UTF-8.");
    }

    @Test
    void aFileHasAnEnd() {
        assertThat(read("name,email\n" + "Ann,\n".repeat(10_000))).hasSize(10_000);
        assertThat(refused("name,email\n" + "Ann,\n".repeat(10_001)).details())
                .containsExactly(new FieldIssue("body", "Must be at most 10000 rows"));
        assertThat(refused(new byte[CsvFile.MAX_BYTES + 1]).code().status()).isEqualTo(413);
    }
}
