package com.kyberaccess.visitor.screening.name;

import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/// How alike two words of names are, from 0 to 1. The values are chosen on the labelled pairs of
/// docs/guides/screening.md.
final class WordSimilarity {
    /// Below, two words count as different.
    static final double ALIKE = 0.6;

    private static final double SAME_SOUND = 0.97;
    private static final double SHORT_FORM = 0.93;
    private static final double SAME_CONSONANTS = 0.9;
    private static final double PHONETIC = 0.84;
    private static final double INITIAL = 0.76;
    /// Near in letters, but more likely two names than one: a hit only with the same date of birth.
    private static final double DOUBTFUL = 0.62;

    private static final double EDIT = 0.06;
    private static final double EDIT_OF_LENGTH = 0.2;
    static final int ONE_EDIT = 4;
    static final int TWO_EDITS = 7;
    private static final int SHORTEST_SKELETON = 2;
    /// Keys of Double Metaphone that say less than three consonants are of too many names.
    static final int SHORTEST_PHONETIC = 3;

    private static final DamerauLevenshteinDistance EDITS = new DamerauLevenshteinDistance(2);
    private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

    private WordSimilarity() {}

    static double of(Word first, Word second) {
        if (first.text().equals(second.text())) {
            return 1;
        }
        if (first.isInitial() || second.isInitial()) {
            return first.text().charAt(0) == second.text().charAt(0) ? INITIAL : 0;
        }
        if (first.abjad() != second.abjad()) {
            var skeleton = first.skeleton();
            return skeleton.length() >= SHORTEST_SKELETON && skeleton.equals(second.skeleton()) ? SAME_CONSONANTS : 0;
        }
        if (first.sound().equals(second.sound())) {
            return SAME_SOUND;
        }
        return KnownNames.areOneGivenName(first.text(), second.text()) ? SHORT_FORM : bySpelling(first, second);
    }

    /// By typing errors: one in words of four letters or more, two in those of seven or more.
    private static double bySpelling(Word first, Word second) {
        int length = Math.max(first.sound().length(), second.sound().length());
        int allowed = length < ONE_EDIT ? 0 : length < TWO_EDITS ? 1 : 2;
        int edits = EDITS.apply(first.sound(), second.sound());
        boolean phonetic = edits >= 0 && soundAlike(first.sound(), second.sound());
        if (!phonetic && (edits < 0 || edits > allowed)) {
            return 0;
        }
        if (KnownNames.areTwo(first.text(), second.text(), phonetic)
                || Gender.differs(first.text(), second.text())
                || (!phonetic && first.sound().charAt(0) != second.sound().charAt(0))) {
            return DOUBTFUL;
        }
        double spelling = edits <= allowed ? 1 - edits * (EDIT + EDIT_OF_LENGTH / length) : 0;
        return Math.max(spelling, phonetic ? PHONETIC : 0);
    }

    private static boolean soundAlike(String first, String second) {
        var key = METAPHONE.doubleMetaphone(first);
        return key.length() >= SHORTEST_PHONETIC && key.equals(METAPHONE.doubleMetaphone(second));
    }
}
