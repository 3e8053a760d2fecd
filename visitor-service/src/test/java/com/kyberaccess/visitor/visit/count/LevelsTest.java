package com.kyberaccess.visitor.visit.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LevelsTest {
    private static final int BUILT = Levels.size(Levels.BUILT);
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void nothingIsMergedBeforeItsSpanIsFull() {
        assertThat(Levels.full(flushed(7), 0, 7 * 1_024, ALL)).isEmpty();
        assertThat(Levels.full(flushed(8), 0, 8 * 1_024, ALL)).hasValue(new Span(0, 1));
    }

    @Test
    void aSegmentThatIsPartlyMadeIsMadeAnewFromWhatIsLeft() {
        assertThat(Levels.full(List.of(new Span(0, 1), new Span(8 * 1_024, 0)), 0, 16 * 1_024, ALL))
                .hasValue(new Span(8 * 1_024, 1));
    }

    @Test
    void whatBecomesOneOfTheLargestIsNothingBetween() {
        assertThat(Levels.full(built(64), 0, 64 * BUILT, ALL)).hasValue(new Span(0, 5));
        assertThat(Levels.full(built(63), 0, 63 * BUILT, ALL)).hasValue(new Span(0, 3));
        assertThat(Levels.full(built(7), 0, 7 * BUILT, ALL)).hasValue(new Span(0, 4));
    }

    @Test
    void smallSegmentsAreMergedFirst() {
        var spans = IntStream.range(0, 72)
                .mapToObj(i -> i < 64 ? new Span(i * BUILT, Levels.BUILT) : new Span(64 * BUILT + (i - 64) * 1_024, 0))
                .toList();
        assertThat(Levels.full(spans, 0, 64 * BUILT + 8 * 1_024, ALL)).hasValue(new Span(64 * BUILT, 1));
    }

    @Test
    void whileAMergeGoesOnSmallerOnesBehindItAreMade() {
        assertThat(Levels.full(built(68), 64 * BUILT, 68 * BUILT, ALL)).hasValue(new Span(64 * BUILT, 4));
        assertThat(Levels.full(built(67), 64 * BUILT, 67 * BUILT, ALL)).isEmpty();
    }

    @Test
    void whatIsToBecomeALargerOneWaitsForIt() {
        assertThat(Levels.full(built(68), 0, 68 * BUILT, 16 * BUILT)).hasValue(new Span(64 * BUILT, 4));
        assertThat(Levels.full(built(64), 0, 64 * BUILT, 16 * BUILT)).isEmpty();
    }

    private static List<Span> flushed(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Span(i * 1_024, Levels.FLUSHED))
                .toList();
    }

    private static List<Span> built(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Span(i * BUILT, Levels.BUILT))
                .toList();
    }
}
