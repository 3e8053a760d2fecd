package com.kyberaccess.visitor.visit.count;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Spans of UTC time that visits are found by, each one parted into those of the next. Every visit has a term of its
// day
/// and hour; of shorter ones those have that are many in the next longer one, see {@link FullPeriods}.
enum Period {
    DAY("d:", 86_400),
    HOUR("o:", 3_600),
    MINUTE("m:", 60),
    TEN_SECONDS("t:", 10);

    /// Keeps the terms of times before 1970 in order.
    private static final long EPOCH = 1_000_000_000;
    private static final int PREFIX = 2;

    private final String prefix;
    private final int seconds;

    Period(String prefix, int seconds) {
        this.prefix = prefix;
        this.seconds = seconds;
    }

    /// Of the periods that one of this length has.
    Optional<Period> parts() {
        return this == TEN_SECONDS ? Optional.empty() : Optional.of(values()[ordinal() + 1]);
    }

    boolean isOfEveryVisit() {
        return this == DAY || this == HOUR;
    }

    /// Counted from 1970.
    long numberOf(Instant time) {
        return Math.floorDiv(time.getEpochSecond(), seconds);
    }

    Instant start(long number) {
        return Instant.ofEpochSecond(number * seconds);
    }

    /// Sorts like the time.
    String term(long number) {
        return prefix + String.format(Locale.ROOT, "%010d", EPOCH + number);
    }

    /// The number that a {@link #term} of any period names.
    static long number(String term) {
        return Long.parseLong(term.substring(PREFIX)) - EPOCH;
    }
}
