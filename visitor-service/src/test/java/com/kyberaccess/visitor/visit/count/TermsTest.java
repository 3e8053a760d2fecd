package com.kyberaccess.visitor.visit.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void aMergeComesToRareWordsBeforeWordsAndToLiveSlotsLast() {
        assertThat(Stream.of(
                                Terms.LIVE,
                                Terms.word("\uFFFD"),
                                Terms.word("a"),
                                WordKind.LETTERS.rare(),
                                Period.DAY.term(0))
                        .sorted(Terms.ORDER))
                .containsExactly(
                        Period.DAY.term(0), WordKind.LETTERS.rare(), Terms.word("a"), Terms.word("\uFFFD"), Terms.LIVE);
    }

    @Test
    void termsAreSortedByCodePointsAsTheDatabaseSortsThem() {
        // The last letter has two characters, both of which are less than the one before it.
        assertThat(Stream.of("g:𠮷", "g:\uFFFD", "g:a", "x").sorted(Terms.ORDER))
                .containsExactly("g:a", "g:\uFFFD", "g:𠮷", "x");
    }
}
