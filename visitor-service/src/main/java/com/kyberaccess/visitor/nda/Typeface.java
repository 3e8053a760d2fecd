package com.kyberaccess.visitor.nda;

import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The fonts of a document, of which the glyphs that are used are embedded: DejaVu Sans (Bitstream Vera license) for
/// Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic, Noto Sans SC (SIL Open Font License) for Chinese and
/// Japanese. The latter is 10 MB and read only if it is needed.
final class Typeface {
    private static final List<String> FONTS = List.of(
            "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf", "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf");
    private static final String TRANSLITERATED = "≈ ";
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    private final PDDocument document;
    private final PDFont[] loaded = new PDFont[FONTS.size()];
    private final Map<Integer, Optional<PDFont>> known = new HashMap<>();

    Typeface(PDDocument document) {
        this.document = document;
    }

    /// The first font that has the character.
    Optional<PDFont> of(int character) {
        return known.computeIfAbsent(character, this::find);
    }

    boolean prints(String text) {
        return text.codePoints().allMatch(character -> of(character).isPresent());
    }

    /// What is printed of `text`: in Latin letters behind a `≈` if no font has its script.
    String printable(String text) {
        if (prints(text)) {
            return text;
        }
        var latin = new StringBuilder(TRANSLITERATED);
        LATIN.transliterate(text)
                .codePoints()
                .map(character -> of(character).isPresent() ? character : '?')
                .forEach(latin::appendCodePoint);
        return latin.toString();
    }

    private Optional<PDFont> find(int character) {
        for (int i = 0; i < FONTS.size(); i++) {
            var font = font(i);
            if (has(font, character)) {
                return Optional.of(font);
            }
        }
        return Optional.empty();
    }

    private static boolean has(PDFont font, int character) {
        try {
            font.encode(Character.toString(character));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDFont font(int index) {
        var present = loaded[index];
        if (present != null) {
            return present;
        }
        try (var bytes = Objects.requireNonNull(Typeface.class.getResourceAsStream(FONTS.get(index)))) {
            var font = PDType0Font.load(
                    document, new TTFParser().parse(RandomAccessReadBuffer.createBufferFromStream(bytes)), true);
            loaded[index] = font;
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
