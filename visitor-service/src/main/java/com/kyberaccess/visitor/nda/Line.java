package com.kyberaccess.visitor.nda;

import com.ibm.icu.text.ArabicShaping;
import com.ibm.icu.text.ArabicShapingException;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.BreakIterator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;

/// Text that stands on one line, in as many fonts as it needs, in the order in which it is seen.
///
/// @param rightToLeft whether it begins at the right
record Line(List<Run> runs, float width, boolean rightToLeft) {

    /// Characters of one font.
    record Run(PDFont font, String text, float width) {}

    /// Breaks a paragraph where its language may be broken (UAX #14), and orders each line (UAX #9).
    ///
    /// @param paragraph what the fonts can print
    /// @param size of the font, in points
    /// @param room for a line, in points
    static List<Line> of(String paragraph, Typeface typeface, float size, float room) throws IOException {
        var text = shaped(paragraph);
        boolean rightToLeft = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).getParaLevel() % 2 == 1;
        var breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        var lines = new ArrayList<Line>();
        int start = 0;
        int end = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            if (end > start && width(text.substring(start, next).stripTrailing(), typeface, size) > room) {
                lines.add(line(text.substring(start, end), typeface, size, rightToLeft));
                start = end;
            }
            end = next;
            // A word that is longer than a line is broken anywhere.
            while (width(text.substring(start, end).stripTrailing(), typeface, size) > room) {
                int fits = fitting(text.substring(start, end), typeface, size, room);
                lines.add(line(text.substring(start, start + fits), typeface, size, rightToLeft));
                start += fits;
            }
        }
        if (start < text.length() || lines.isEmpty()) {
            lines.add(line(text.substring(start), typeface, size, rightToLeft));
        }
        return lines;
    }

    void show(PDPageContentStream content, float size, float x, float baseline) throws IOException {
        content.beginText();
        content.newLineAtOffset(x, baseline);
        for (var run : runs) {
            content.setFont(run.font(), size);
            content.showText(run.text());
        }
        content.endText();
    }

    private static Line line(String logical, Typeface typeface, float size, boolean rightToLeft) throws IOException {
        var level = rightToLeft ? Bidi.RTL : Bidi.LTR;
        var visual = new Bidi(logical.stripTrailing(), level).writeReordered(Bidi.DO_MIRRORING);
        var runs = new ArrayList<Run>();
        float width = 0;
        int start = 0;
        while (start < visual.length()) {
            var font = typeface.of(visual.codePointAt(start)).orElseThrow();
            int end = start;
            while (end < visual.length()
                    && typeface.of(visual.codePointAt(end)).orElseThrow().equals(font)) {
                end += Character.charCount(visual.codePointAt(end));
            }
            var text = visual.substring(start, end);
            float runWidth = font.getStringWidth(text) / 1000 * size;
            runs.add(new Run(font, text, runWidth));
            width += runWidth;
            start = end;
        }
        return new Line(runs, width, rightToLeft);
    }

    private static float width(String text, Typeface typeface, float size) throws IOException {
        float width = 0;
        for (int character : text.codePoints().toArray()) {
            width += typeface.of(character).orElseThrow().getStringWidth(Character.toString(character));
        }
        return width / 1000 * size;
    }

    /// How many characters of the text have room, at least one.
    private static int fitting(String text, Typeface typeface, float size, float room) throws IOException {
        int fits = Character.charCount(text.codePointAt(0));
        while (fits < text.length()) {
            int next = fits + Character.charCount(text.codePointAt(fits));
            if (width(text.substring(0, next), typeface, size) > room) {
                break;
            }
            fits = next;
        }
        return fits;
    }

    /// Arabic letters in the forms that they have beside each other.
    private static String shaped(String text) {
        try {
            return new ArabicShaping(ArabicShaping.LETTERS_SHAPE | ArabicShaping.TEXT_DIRECTION_LOGICAL).shape(text);
        } catch (ArabicShapingException e) {
            return text;
        }
    }
}
