package com.kyberaccess.visitor.nda;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.visitor.testsupport.Pictures;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdaPdfTest {
    private static final String TEXT = "I keep it to myself.\n\nI take no photographs.";

    private static byte[] pdf(String visitor, String text, @Nullable String typed, byte @Nullable [] drawn) {
        return NdaPdf.of(new SignedAgreement(
                new Agreement(3, "Visitor NDA", text),
                "doc_01jhm4v3w4x5y6z7a8b9c0d1e2",
                "vis_01jhm4qzv8e2x9k3r5t7w0ydbc",
                visitor,
                "Acme Corp",
                "John Doe",
                "Main Office",
                ZoneId.of("Europe/Zurich"),
                Instant.parse("2025-01-15T09:30:00Z"),
                typed,
                drawn));
    }

    private interface Look<T> {
        T at(PDDocument document) throws IOException;
    }

    private static <T> T look(byte[] pdf, Look<T> look) {
        try (var document = Loader.loadPDF(pdf)) {
            return look.at(document);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] pdf) {
        return look(pdf, new PDFTextStripper()::getText);
    }

    @Test
    void theDocumentIsWhatWasSigned() {
        var text = text(pdf("Jane Smith", TEXT, "Jane Smith", null));
        assertThat(text)
                .contains("Visitor NDA", "Version 3", "I keep it to myself.", "I take no photographs.")
                .contains("Signed by Jane Smith, Acme Corp", "Visit to John Doe at Main Office")
                .contains("On 15 January 2025, 10:30:00 (+01:00), 2025-01-15T09:30:00Z")
                .contains("typed by the visitor", "doc_01jhm4v3w4x5y6z7a8b9c0d1e2 · page 1 of 1")
                .contains(java.util.HexFormat.of().formatHex(new Agreement(3, "", TEXT).hash()));
    }

    @Test
    void aDrawnSignatureIsInTheDocument() {
        var pdf = pdf("Jane Smith", TEXT, null, Pictures.jpeg(300, 100));
        assertThat(text(pdf)).contains("drawn by the visitor").doesNotContain("typed by");
        int images = look(pdf, document -> {
            int found = 0;
            var resources = document.getPage(0).getResources();
            for (COSName name : resources.getXObjectNames()) {
                found += resources.isImageXObject(name) ? 1 : 0;
            }
            return found;
        });
        assertThat(images).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Šárka Nováková", "Ελένη Παππά", "Ольга Иванова", "王小明", "山田 はなこ", "Անի"})
    void namesOfManyScriptsAreEmbeddedAndReadBack(String name) {
        var pdf = pdf(name, TEXT, name, null);
        assertThat(text(pdf)).contains("Signed by " + name);
        boolean allEmbedded = look(pdf, document -> {
            var resources = document.getPage(0).getResources();
            boolean embedded = true;
            for (COSName font : resources.getFontNames()) {
                PDFont used = resources.getFont(font);
                embedded &= used.isEmbedded();
            }
            return embedded;
        });
        assertThat(allEmbedded).isTrue();
    }

    @Test
    void whatReadsFromTheRightIsReadBack() {
        assertThat(text(pdf("דוד כהן", TEXT, "x", null))).contains("דוד כהן");
        assertThat(java.text.Normalizer.normalize(text(pdf("محمد", TEXT, "x", null)), java.text.Normalizer.Form.NFKC))
                .contains("محمد");
    }

    @Test
    void aScriptWithoutAFontIsInLatinLettersAndTheNameItselfInTheProperties() {
        var pdf = pdf("สมชาย", TEXT, "x", null);
        assertThat(text(pdf)).contains("≈ ");
        String author = look(pdf, document -> document.getDocumentInformation().getAuthor());
        assertThat(author).isEqualTo("สมชาย");
    }

    @Test
    void aLongAgreementHasManyPagesAndLosesNothing() {
        var words = new StringBuilder();
        for (int i = 0; i < 5_000; i++) {
            words.append("word").append(i).append(i % 50 == 49 ? '\n' : ' ');
        }
        var pdf = pdf("Jane Smith", words.toString(), "Jane Smith", null);
        int pages = look(pdf, PDDocument::getNumberOfPages);
        assertThat(pages).isGreaterThan(5);
        assertThat(text(pdf)).contains("word0 ", "word2500 ", "word4999", "page 1 of");
    }

    @Test
    void aWordLongerThanALineIsBroken() {
        var text = text(pdf("Jane Smith", "W".repeat(300), "x", null));
        assertThat(text.replaceAll("[^W]", "")).hasSize(300);
    }

    @Test
    void whatCantBePrintedIsNamed() {
        assertThat(NdaPdf.unprintable("plain, Ελένη\t王\n")).isEmpty();
        assertThat(NdaPdf.unprintable("ok สม ok")).isEqualTo("ส ม");
    }
}
