package com.kyberaccess.visitor.visit.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class SpanWordsTest {
    private static final int LEVEL = 1;
    private static final String RARE = WordKind.LETTERS.rare();
    private static final String SMITH = Terms.word("smith");

    private final SpanWords words = new SpanWords(new Span(0, LEVEL));

    @Test
    void aWordThatBecomesCommonIsRareUntilItsBitmapIsWritten() {
        // Given
        int common = Levels.commonFrom(LEVEL);
        for (int slot = 0; slot < common; slot++) {
            words.add(slot, "smith");
        }
        words.add(common, "smithson");
        // When
        var first = merged(Map.of(RARE, RoaringBitmap.bitmapOfRange(0, common)), "", RARE);
        var second = merged(Map.of(), RARE, Terms.LIVE);
        // Then
        assertThat(first.get(RARE)).isEqualTo(RoaringBitmap.bitmapOfRange(0, common + 1L));
        assertThat(second.get(SMITH)).isEqualTo(RoaringBitmap.bitmapOfRange(0, common));
        assertThat(second).doesNotContainKey(Terms.word("smithson"));
    }

    @Test
    void wordsOfThePartsAreNotKept() {
        // Given: somebody who was erased meanwhile.
        words.add(0, "jones");
        // When
        var merged = merged(Map.of(SMITH, RoaringBitmap.bitmapOf(1), RARE, new RoaringBitmap()), "", Terms.LIVE);
        // Then
        assertThat(merged).doesNotContainKey(SMITH);
        assertThat(merged.get(RARE)).isEqualTo(RoaringBitmap.bitmapOf(0));
    }

    private Map<String, RoaringBitmap> merged(Map<String, RoaringBitmap> parts, String after, String last) {
        var merged = new HashMap<>(parts);
        words.putIn(merged, after, last);
        return merged;
    }
}
