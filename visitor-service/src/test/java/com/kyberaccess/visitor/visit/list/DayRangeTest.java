package com.kyberaccess.visitor.visit.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayRangeTest {
    @ParameterizedTest
    @CsvSource({
        "2025-01-15T10:00:00.000001Z, 2025-01-15T10:00:00.000001Z",
        "2025-01-15T10:00:00.000000001Z, 2025-01-15T10:00:00.000001Z",
        "2025-01-15T11:59:59.999999900+01:00, 2025-01-15T11:00:00Z"
    })
    void timestampsAreRoundedUpToWhatVisitsHave(String asked, Instant since) {
        // When
        var range = DayRange.of(null, asked, null, ZoneOffset.UTC, Instant.EPOCH);
        // Then
        assertThat(range.since()).isEqualTo(since);
    }
}
