package com.kyberaccess.visitor.nda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.jspecify.annotations.Nullable;

/// The document that a visitor has signed, on A4: the whole agreement, then who signed it, when and how, then on every
/// page which document it is.
public final class NdaPdf implements AutoCloseable {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss (xxx)", Locale.UK);
    private static final float MARGIN = 56;
    private static final float TITLE = 16;
    private static final float TEXT = 10;
    private static final float SMALL = 7.5f;
    private static final float SIGNATURE = 22;
    private static final float LEADING = 1.4f;
    private static final float SIGNATURE_WIDTH = 220;
    private static final float SIGNATURE_HEIGHT = 90;

    private final PDDocument document = new PDDocument();
    private final Typeface typeface = new Typeface(document);
    private @Nullable PDPageContentStream page;
    private float y;

    private NdaPdf() {}

    /// The characters of a text that no font has; empty if all of it can be printed.
    static String unprintable(String text) {
        try (var pdf = new NdaPdf()) {
            return text.lines()
                    .flatMapToInt(String::codePoints)
                    .map(character -> character == '\t' ? ' ' : character)
                    .filter(character -> pdf.typeface.of(character).isEmpty())
                    .distinct()
                    .limit(10)
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining(" "));
        }
    }

    public static byte[] of(SignedAgreement signed) {
        try (var pdf = new NdaPdf()) {
            pdf.describe(signed);
            pdf.write(signed);
            return pdf.bytes(signed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The name as it is, also where the pages have it in Latin letters.
    private void describe(SignedAgreement signed) {
        var about = document.getDocumentInformation();
        about.setTitle(signed.agreement().name());
        about.setAuthor(signed.visitor());
        about.setProducer("KyberAccess");
        about.setCreationDate(GregorianCalendar.from(signed.at().atZone(ZoneOffset.UTC)));
        about.setCustomMetadataValue("Document", signed.document());
        about.setCustomMetadataValue(
                "AgreementVersion", String.valueOf(signed.agreement().version()));
        about.setCustomMetadataValue("AgreementSHA256", hash(signed));
    }

    private void write(SignedAgreement signed) throws IOException {
        paragraph(signed.agreement().name(), TITLE);
        paragraph("Version " + signed.agreement().version(), SMALL);
        gap(TEXT);
        for (var line : signed.agreement().text().lines().toList()) {
            paragraph(line.replace('\t', ' '), TEXT);
        }
        gap(TITLE);
        paragraph("Signed by " + signed.visitor() + (signed.company() == null ? "" : ", " + signed.company()), TEXT);
        paragraph("Visit to " + signed.host() + " at " + signed.place() + " (" + signed.visit() + ")", TEXT);
        var at = signed.at().truncatedTo(ChronoUnit.SECONDS);
        paragraph(
                "On " + TIME.format(at.atZone(signed.zone())) + ", " + DateTimeFormatter.ISO_INSTANT.format(at), TEXT);
        gap(TEXT);
        if (signed.drawn() != null) {
            paragraph("Signature, drawn by the visitor:", SMALL);
            drawing(signed.drawn());
        } else if (signed.typed() != null) {
            paragraph("Signature, typed by the visitor:", SMALL);
            paragraph(signed.typed(), SIGNATURE);
        }
        gap(TEXT);
        paragraph("SHA-256 of the agreement's text: " + hash(signed), SMALL);
    }

    private static String hash(SignedAgreement signed) {
        return HexFormat.of().formatHex(signed.agreement().hash());
    }

    private void paragraph(String text, float size) throws IOException {
        float room = PDRectangle.A4.getWidth() - 2 * MARGIN;
        for (var line : Line.of(typeface.printable(text), typeface, size, room)) {
            var content = room(size * LEADING);
            line.show(content, size, MARGIN + (line.rightToLeft() ? room - line.width() : 0), y - size);
            y -= size * LEADING;
        }
    }

    private void drawing(byte[] jpeg) throws IOException {
        var image = JPEGFactory.createFromByteArray(document, jpeg);
        float scale = Math.min(SIGNATURE_WIDTH / image.getWidth(), SIGNATURE_HEIGHT / image.getHeight());
        float height = image.getHeight() * scale;
        room(height).drawImage(image, MARGIN, y - height, image.getWidth() * scale, height);
        y -= height;
    }

    private void gap(float height) {
        y -= height;
    }

    /// The page that has `height` left, a new one if need be.
    private PDPageContentStream room(float height) throws IOException {
        if (page != null && y - height < MARGIN) {
            page.close();
            page = null;
        }
        if (page == null) {
            var next = new PDPage(PDRectangle.A4);
            document.addPage(next);
            page = new PDPageContentStream(document, next);
            y = PDRectangle.A4.getHeight() - MARGIN;
        }
        return page;
    }

    private byte[] bytes(SignedAgreement signed) throws IOException {
        if (page != null) {
            page.close();
        }
        int total = document.getNumberOfPages();
        for (int i = 0; i < total; i++) {
            var text = "%s · page %d of %d".formatted(signed.document(), i + 1, total);
            try (var footer = new PDPageContentStream(
                    document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true)) {
                Line.of(text, typeface, SMALL, PDRectangle.A4.getWidth())
                        .getFirst()
                        .show(footer, SMALL, MARGIN, MARGIN / 2);
            }
        }
        var out = new ByteArrayOutputStream();
        document.save(out);
        return out.toByteArray();
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
