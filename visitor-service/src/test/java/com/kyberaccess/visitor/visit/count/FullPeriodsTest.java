package com.kyberaccess.visitor.visit.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class FullPeriodsTest {
    private static final Instant HOUR = Instant.parse("2025-01-10T09:00:00Z");

    private final FullPeriods periods = new FullPeriods();

    @Test
    void onlyPartsOfWhatHasManyVisitsHaveBitmaps() {
        // Given: four in an hour, three of them in its first minute; and one in the next hour.
        periods.add(0, HOUR);
        periods.add(1, HOUR.plusSeconds(9));
        periods.add(2, HOUR.plusSeconds(10));
        periods.add(3, HOUR.plusSeconds(60));
        periods.add(4, HOUR.plusSeconds(3_600));
        // When
        var bitmaps = periods.bitmaps(3);
        // Then
        assertThat(bitmaps)
                .containsOnlyKeys(
                        term(Period.MINUTE, 0),
                        term(Period.MINUTE, 60),
                        term(Period.TEN_SECONDS, 0),
                        term(Period.TEN_SECONDS, 10))
                .containsEntry(term(Period.MINUTE, 0), RoaringBitmap.bitmapOf(0, 1, 2))
                .containsEntry(term(Period.TEN_SECONDS, 0), RoaringBitmap.bitmapOf(0, 1));
        assertThat(periods.bitmaps(5)).isEmpty();
    }

    @Test
    void inALargeSegmentMoreVisitsMakeAnHourFull() {
        // Given
        for (int slot = 0; slot < 160; slot++) {
            periods.add(slot, HOUR.plusSeconds(slot % 20 * 3_600L));
        }
        // Then: each hour has eight of 160.
        assertThat(periods.bitmaps(8)).isEmpty();
    }

    private static String term(Period period, int seconds) {
        return period.term(period.numberOf(HOUR.plusSeconds(seconds)));
    }
}
