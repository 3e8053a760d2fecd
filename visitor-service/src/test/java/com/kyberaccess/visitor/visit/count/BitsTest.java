package com.kyberaccess.visitor.visit.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class BitsTest {
    private static final String TERM = "term";

    private final Random random = new Random(1);

    @Test
    void aTermHasTheSlotsOfAllItsSpansSmallAndLarge() {
        var parts = parts();
        var expected = RoaringBitmap.or(parts.values().iterator());

        var bits = Bits.of(Map.of(TERM, parts));

        assertThat(bits.of(TERM)).isEqualTo(expected);
        assertThat(bits.of("other").isEmpty()).isTrue();
    }

    @Test
    void joiningSpansLeavesTheirBitmapsAsTheyAre() {
        var parts = parts();
        var before = new TreeMap<>(parts);
        before.replaceAll((span, bits) -> bits.clone());

        Bits.of(Map.of(TERM, parts));

        assertThat(parts).isEqualTo(before);
    }

    /// Two large spans, dense and in runs, and small ones that share their last 65,536 slots.
    private TreeMap<Span, RoaringBitmap> parts() {
        var parts = new TreeMap<Span, RoaringBitmap>();
        int large = Levels.size(Levels.BUILT);
        parts.put(new Span(0, Levels.BUILT), some(0, large, large / 2));
        parts.put(new Span(large, Levels.BUILT), RoaringBitmap.bitmapOfRange(large, 2L * large - 5));
        int small = Levels.size(Levels.FLUSHED);
        for (int i = 5; i >= 0; i--) {
            int start = 2 * large + i * small;
            parts.put(new Span(start, Levels.FLUSHED), some(start, small, small / 3));
        }
        return parts;
    }

    private RoaringBitmap some(int start, int size, int count) {
        var slots = new RoaringBitmap();
        IntStream.range(0, count).forEach(i -> slots.add(start + random.nextInt(size)));
        return slots;
    }
}
