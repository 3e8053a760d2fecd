package com.kyberaccess.visitor.screening;

import com.kyberaccess.visitor.input.Folded;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/// How alike two names are, whatever their case, accents, punctuation and the order of their words:
/// Jaro-Winkler, from 0 (nothing in common) to 1 (the same).
public final class NameMatcher {
    /// From here on two names count as one person's.
    public static final double HIT = 0.92;

    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private NameMatcher() {}

    /// A name in the form that is compared: `O'Brien, José` becomes `jose o brien`.
    public static String normalised(String name) {
        return Arrays.stream(PUNCTUATION.split(Folded.of(name)))
                .filter(word -> !word.isEmpty())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    public static String normalised(ScreenedPerson person) {
        return normalised(person.fullName());
    }

    /// @param first normalised
    /// @param second normalised
    public static double score(String first, String second) {
        return first.isEmpty() || second.isEmpty() ? 0 : SIMILARITY.apply(first, second);
    }
}
