package com.kyberaccess.visitor.screening.name;

import java.util.regex.Pattern;

/// Spellings of one sound made equal, so that `Müller` is `Mueller`, `Sergei` is `Sergey` and `Philipp` is
/// `Filip`. What comes out is for comparing, not for reading.
final class Sound {
    /// In this order: a later rule sees what the earlier ones made.
    private static final String[][] RULES = {
        {"chr", "kr"},
        {"sch", "sh"},
        {"tch", "ch"},
        {"zh", "j"},
        {"ph", "f"},
        {"th", "t"},
        {"dh", "d"},
        {"gh", "g"},
        {"dj", "j"},
        {"ck", "k"},
        {"ts", "z"},
        {"tz", "z"},
        {"ou", "u"},
        {"oo", "u"},
        {"ee", "i"},
        {"ae", "e"},
        {"oe", "o"},
        {"ue", "u"},
        {"y", "i"},
        {"w", "v"},
        {"q", "k"},
        {"x", "ks"},
    };
    private static final String[][] SEMITIC = {
        {"kh", "h"},
        {"gh", "g"},
        {"dh", "d"},
        {"th", "t"},
        {"sh", "s"},
        {"tz", "z"},
        {"ts", "z"},
        {"q", "k"},
        {"c", "k"},
        {"p", "b"},
    };
    /// `Abdul`, `Abdel`: the servant of, whose article belongs to the next word.
    private static final Pattern ABD = Pattern.compile("^abd[aeou]+l");
    private static final String VOWELS = "aeiou";

    private Sound() {}

    /// @param word of `a` to `z` and digits
    static String of(String word) {
        var text = word;
        for (var rule : RULES) {
            text = text.replace(rule[0], rule[1]);
        }
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            char c = text.charAt(i);
            if (c == 'c' && next != 'h') {
                c = next == 'e' || next == 'i' ? 's' : 'k';
            }
            if (out.isEmpty() || out.charAt(out.length() - 1) != c) {
                out.append(c);
            }
        }
        int last = out.length() - 1;
        if (last > 1 && out.charAt(last) == 'h' && isVowel(out.charAt(last - 1))) {
            out.setLength(last);
        }
        return out.toString();
    }

    /// The consonants, with the spellings of Arabic and Hebrew sounds made equal: what is left of a name when
    /// those scripts write it.
    static String skeleton(String word) {
        var text = ABD.matcher(word).replaceFirst("abd");
        for (var rule : SEMITIC) {
            text = text.replace(rule[0], rule[1]);
        }
        var out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean doubled = i > 0 && text.charAt(i - 1) == c;
            if (!doubled && !isVowel(c) && c != 'y' && c != 'w') {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isVowel(char c) {
        return VOWELS.indexOf(c) >= 0;
    }
}
