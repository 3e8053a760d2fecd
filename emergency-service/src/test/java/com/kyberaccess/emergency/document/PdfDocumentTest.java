package com.kyberaccess.emergency.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PdfDocumentTest {
    @ParameterizedTest
    @CsvSource({
        "José Núñez, José Núñez",
        "Łukasz Żółć, Łukasz Żółć",
        "Ольга Петрова, Ольга Петрова (Olʹga Petrova)",
        "Μαρία, Μαρία (María)",
        "山田太郎, ≈ shān tián tài láng",
        "김민준, ≈ gimminjun",
        "محمد, ≈ mḥmd",
        "דוד, ≈ dwd",
        "สมชาย, ≈ s̄mchāy",
        "Jane 🚒 Smith, ≈ Jane ? Smith"
    })
    void aNameInAnyScriptIsPrintedOrVisiblyTransliterated(String name, String printed) throws IOException {
        assertThat(text(PdfDocument.portrait("Title").text(name))).containsIgnoringWhitespaces(printed);
    }

    @Test
    void aControlCharacterIsASpace() throws IOException {
        assertThat(text(PdfDocument.portrait("Title").text("a\u0000b\tc"))).contains("a b c");
    }

    @Test
    void aLongTableGoesOverPagesAndEachBeginsWithItsHead() throws IOException {
        // Given
        var rows = IntStream.range(0, 100)
                .mapToObj(i -> Arrays.asList("Person " + i, (String) null))
                .toList();
        // When
        try (var pdf = PdfDocument.landscape("List").table(List.of("Name", "Company"), List.of(1, 1), rows);
                var document = Loader.loadPDF(pdf.bytes())) {
            // Then
            int pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(1);
            for (int page = 1; page <= pages; page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains("Name").contains("Page " + page + " of " + pages);
            }
            var all = new PDFTextStripper().getText(document);
            assertThat(all).contains("Person 0", "Person 50", "Person 99");
        }
    }

    @Test
    void aTextWiderThanItsColumnIsBrokenAndNothingOfItIsLost() throws IOException {
        // Given
        var word = "x".repeat(300);
        // When
        var text = text(PdfDocument.portrait("List")
                .table(List.of("Name", "Other"), List.of(1, 9), List.of(Arrays.asList(word, "end"))));
        // Then
        assertThat(text.chars().filter(c -> c == 'x').count()).isEqualTo(300);
        assertThat(text).contains("end");
    }

    private static String text(PdfDocument pdf) throws IOException {
        try (pdf;
                var document = Loader.loadPDF(pdf.bytes())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
