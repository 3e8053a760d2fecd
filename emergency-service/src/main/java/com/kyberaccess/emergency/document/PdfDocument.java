package com.kyberaccess.emergency.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/// A printable document on A4, written from top to bottom: headings, paragraphs and tables whose head is
/// repeated on every page. Its font is PDFBox's own Liberation Sans (SIL Open Font License), of which the used
/// glyphs are embedded.
public final class PdfDocument implements AutoCloseable {
    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float MARGIN = 36;
    private static final float TITLE = 16;
    private static final float HEADING = 12;
    private static final float TEXT = 9;
    private static final float LEADING = 1.35f;
    private static final float GAP = 4;

    private final PDDocument document = new PDDocument();
    private final PDFont font;
    private final PrintableText printable;
    private final PDRectangle size;
    private @Nullable PDPageContentStream page;
    private float y;

    private PdfDocument(PDRectangle size, String title) {
        this.size = size;
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("KyberAccess");
        try (var bytes = PDDocument.class.getResourceAsStream(FONT)) {
            if (bytes == null) {
                throw new IllegalStateException("font is missing: " + FONT);
            }
            font = PDType0Font.load(document, bytes, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        printable = new PrintableText(font);
        write(title, TITLE);
    }

    public static PdfDocument portrait(String title) {
        return new PdfDocument(PDRectangle.A4, title);
    }

    public static PdfDocument landscape(String title) {
        return new PdfDocument(new PDRectangle(PDRectangle.A4.getHeight(), PDRectangle.A4.getWidth()), title);
    }

    public PdfDocument heading(String text) {
        y -= GAP * 2;
        write(text, HEADING);
        return this;
    }

    /// A paragraph; line breaks in it are kept.
    public PdfDocument text(String text) {
        text.lines().forEach(line -> write(line, TEXT));
        return this;
    }

    /// @param widths of the columns, as shares of the page
    /// @param rows as many cells as the head; null cells are empty
    public PdfDocument table(List<String> head, List<Integer> widths, Iterable<List<@Nullable String>> rows) {
        float all = widths.stream().mapToInt(Integer::intValue).sum();
        var columns = new ArrayList<Float>();
        widths.forEach(width -> columns.add(width / all * (size.getWidth() - 2 * MARGIN)));
        try {
            y -= GAP;
            row(head, columns, null);
            for (var row : rows) {
                row(row, columns, head);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /// The document with its page numbers.
    public byte[] bytes() {
        try {
            finishPage();
            int total = document.getNumberOfPages();
            for (int i = 0; i < total; i++) {
                try (var footer = new PDPageContentStream(
                        document, document.getPage(i), PDPageContentStream.AppendMode.APPEND, true, true)) {
                    show(footer, "Page %d of %d".formatted(i + 1, total), TEXT, MARGIN, MARGIN / 2);
                }
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text, float fontSize) {
        try {
            for (var line : new Lines(font, fontSize).of(printable.of(text), size.getWidth() - 2 * MARGIN)) {
                float height = fontSize * LEADING;
                show(room(height), line, fontSize, MARGIN, y - fontSize);
                y -= height;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(List<@Nullable String> cells, List<Float> columns, @Nullable List<String> head)
            throws IOException {
        var lines = new Lines(font, TEXT);
        var broken = new ArrayList<List<String>>();
        int most = 1;
        for (int i = 0; i < columns.size(); i++) {
            var cell = cells.get(i);
            var inside = cell == null ? List.<String>of() : lines.of(printable.of(cell), columns.get(i) - GAP);
            broken.add(inside);
            most = Math.max(most, inside.size());
        }
        float height = most * TEXT * LEADING + GAP;
        if (page != null && y - height < MARGIN && head != null) {
            finishPage();
            row(head, columns, null);
        }
        var content = room(height);
        float x = MARGIN;
        for (int i = 0; i < columns.size(); i++) {
            float baseline = y - TEXT;
            for (var line : broken.get(i)) {
                show(content, line, TEXT, x, baseline);
                baseline -= TEXT * LEADING;
            }
            x += columns.get(i);
        }
        y -= height;
        content.setLineWidth(head == null ? 1f : 0.25f);
        content.moveTo(MARGIN, y + GAP / 2);
        content.lineTo(size.getWidth() - MARGIN, y + GAP / 2);
        content.stroke();
    }

    /// The page that has `height` left, a new one if need be.
    private PDPageContentStream room(float height) throws IOException {
        if (page != null && y - height < MARGIN) {
            finishPage();
        }
        if (page == null) {
            var next = new PDPage(size);
            document.addPage(next);
            page = new PDPageContentStream(document, next);
            y = size.getHeight() - MARGIN;
        }
        return page;
    }

    private void finishPage() throws IOException {
        if (page != null) {
            page.close();
            page = null;
        }
    }

    private void show(PDPageContentStream content, String text, float fontSize, float x, float baseline)
            throws IOException {
        content.beginText();
        content.setFont(font, fontSize);
        content.newLineAtOffset(x, baseline);
        content.showText(text);
        content.endText();
    }
}
