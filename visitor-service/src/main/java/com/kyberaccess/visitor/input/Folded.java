package com.kyberaccess.visitor.input;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Text as it is compared, searched and sorted: lower case, without accents.
public final class Folded {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");

    private Folded() {}

    /// `Łukasz Müller` becomes `lukasz muller`; null becomes the empty text.
    public static String of(@Nullable String text) {
        if (text == null) {
            return "";
        }
        var decomposed = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        var plain = new StringBuilder(decomposed.length());
        MARKS.matcher(decomposed).replaceAll("").chars().forEach(c -> append(plain, (char) c));
        return plain.toString();
    }

    /// Letters that Unicode does not decompose.
    private static void append(StringBuilder out, char c) {
        switch (c) {
            case 'ß' -> out.append("ss");
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'ø' -> out.append('o');
            case 'ł' -> out.append('l');
            case 'đ', 'ð' -> out.append('d');
            case 'þ' -> out.append("th");
            case 'ı' -> out.append('i');
            default -> out.append(c);
        }
    }

    /// A `LIKE` pattern that finds `text` anywhere in a folded text; its own wildcards are taken literally
    /// (escape `\`).
    public static String contains(String text) {
        return "%" + of(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
