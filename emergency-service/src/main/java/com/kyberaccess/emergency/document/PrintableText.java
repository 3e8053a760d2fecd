package com.kyberaccess.emergency.document;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.font.PDFont;

/// Text as a font can print it. What it has no glyphs for, or would print in the wrong direction, is printed
/// in Latin letters behind a `≈`; what wardens may not be able to read out has its Latin form beside it.
final class PrintableText {
    private static final String TRANSLITERATED = "≈ ";
    private static final String UNPRINTABLE = "?";
    /// To Latin letters by ICU's rules for every script.
    private static final Transliterator LATIN = Transliterator.getInstance("Any-Latin");

    private static final Transliterator PLAIN = Transliterator.getInstance("Latin-ASCII");

    private final PDFont font;
    private final Map<Integer, Boolean> known = new HashMap<>();

    PrintableText(PDFont font) {
        this.font = font;
    }

    String of(String text) {
        var clean = text.strip().replaceAll("\\p{Cntrl}+", " ");
        boolean printable = clean.codePoints().allMatch(this::isPrintable);
        if (printable && clean.codePoints().allMatch(PrintableText::isLatin)) {
            return clean;
        }
        var latin = replaced(LATIN.transliterate(clean));
        return printable ? clean + " (" + latin + ")" : TRANSLITERATED + latin;
    }

    private String replaced(String text) {
        var out = new StringBuilder();
        text.codePoints()
                .forEach(character -> out.append(
                        isPrintable(character) ? Character.toString(character) : plain(Character.toString(character))));
        return out.toString();
    }

    private String plain(String character) {
        var plain = PLAIN.transliterate(character);
        return plain.codePoints().allMatch(this::isPrintable) ? plain : UNPRINTABLE;
    }

    private static boolean isLatin(int character) {
        return switch (UScript.getScript(character)) {
            case UScript.LATIN, UScript.COMMON, UScript.INHERITED -> true;
            default -> false;
        };
    }

    private boolean isPrintable(int character) {
        return known.computeIfAbsent(character, this::hasGlyph);
    }

    private boolean hasGlyph(int character) {
        if (UScript.isRightToLeft(UScript.getScript(character))) {
            return false;
        }
        try {
            font.encode(Character.toString(character));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("font not read", e);
        }
    }
}
