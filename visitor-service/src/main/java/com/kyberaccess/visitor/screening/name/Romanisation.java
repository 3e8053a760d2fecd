package com.kyberaccess.visitor.screening.name;

import com.ibm.icu.text.Transliterator;
import com.kyberaccess.visitor.input.Folded;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Words of any script in the letters `a` to `z`, as passports write them where a standard says how: Cyrillic by
/// BGN/PCGN, Greek by ELOT 743 (UNGEGN), Chinese by pinyin with the readings of family names, the rest by ICU's
/// rules. Arabic and Hebrew come out without their vowels, which those scripts do not write.
final class Romanisation {
    private static final Pattern UKRAINIAN = Pattern.compile("[іїєґІЇЄҐ]");
    /// Arabic's, which nobody pronounces or romanises.
    private static final String FEMININE_ENDING = "ة";
    /// A family name of one vowel, which its bearers write otherwise than any rule.
    private static final String KOREAN_LEE = "이";

    private static final String LEE = "lee";

    private static final Pattern OTHER = Pattern.compile("[^a-z0-9 ]+");
    private static final Transliterator UKRAINIAN_BGN = Transliterator.getInstance("Ukrainian-Latin/BGN");
    private static final Transliterator ANY = Transliterator.getInstance("Any-Latin");
    private static final Transliterator ASCII = Transliterator.getInstance("Latin-ASCII");
    /// Transliterators have no state: the same one serves all threads.
    private static final Map<UnicodeScript, Transliterator> BY_SCRIPT = Map.of(
            UnicodeScript.CYRILLIC, Transliterator.getInstance("Russian-Latin/BGN"),
            UnicodeScript.GREEK, Transliterator.getInstance("Greek-Latin/UNGEGN"),
            UnicodeScript.HAN, Transliterator.getInstance("Han-Latin/Names"));

    private Romanisation() {}

    /// @param word without white space
    /// @return lower case; several words, with spaces, where one in another script is several in ours
    static String of(String word) {
        var folded = Folded.of(word);
        if (isAscii(folded)) {
            return OTHER.matcher(folded).replaceAll("");
        }
        var latin = isLatin(folded) ? folded : ANY.transliterate(byScript(word));
        return OTHER.matcher(Folded.of(ASCII.transliterate(latin)))
                .replaceAll("")
                .strip();
    }

    /// Whether the word's script leaves out vowels.
    static boolean isAbjad(String word) {
        return word.codePoints()
                .mapToObj(UnicodeScript::of)
                .anyMatch(script -> script == UnicodeScript.ARABIC || script == UnicodeScript.HEBREW);
    }

    /// Whether the word is a Korean name in one piece, as it is written there: a syllable of the family, one to
    /// three of the person.
    static boolean isKoreanName(String word) {
        int syllables = word.codePointCount(0, word.length());
        return syllables >= 2
                && syllables <= 4
                && word.codePoints().mapToObj(UnicodeScript::of).allMatch(script -> script == UnicodeScript.HANGUL);
    }

    /// @param written composed or not: marks are letters to the rules (`й`, `ガ`)
    private static String byScript(String written) {
        var word = Normalizer.normalize(written, Normalizer.Form.NFC).replace(FEMININE_ENDING, "");
        if (word.equals(KOREAN_LEE)) {
            return LEE;
        }
        if (UKRAINIAN.matcher(word).find()) {
            return UKRAINIAN_BGN.transliterate(word);
        }
        return word.codePoints()
                .mapToObj(UnicodeScript::of)
                .flatMap(script -> Optional.ofNullable(BY_SCRIPT.get(script)).stream())
                .findFirst()
                .map(rules -> rules.transliterate(word))
                .orElse(word);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static boolean isLatin(String text) {
        return text.codePoints()
                .mapToObj(UnicodeScript::of)
                .allMatch(script -> script == UnicodeScript.LATIN
                        || script == UnicodeScript.COMMON
                        || script == UnicodeScript.INHERITED);
    }
}
