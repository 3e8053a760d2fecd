package com.kyberaccess.visitor.screening;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What two dates of birth say about two people whose names are alike.
enum BirthDates {
    /// One of them is not known: only the names count.
    UNKNOWN {
        @Override
        double weigh(double names) {
            return names;
        }
    },
    EQUAL {
        @Override
        double weigh(double names) {
            return names + (1 - names) / 2;
        }
    },
    /// As a slip makes them: day and month swapped, or one figure off.
    NEAR {
        @Override
        double weigh(double names) {
            return names * 0.96;
        }
    },
    /// Two people: even equal names stay below a hit.
    DIFFERENT {
        @Override
        double weigh(double names) {
            return names * 0.8;
        }
    };

    /// @param names how alike the names are, 0 to 1
    /// @return how likely it is one person, 0 to 1
    abstract double weigh(double names);

    static BirthDates of(@Nullable LocalDate first, @Nullable LocalDate second) {
        if (first == null || second == null) {
            return UNKNOWN;
        }
        if (first.equals(second)) {
            return EQUAL;
        }
        boolean swapped = first.getYear() == second.getYear()
                && first.getMonthValue() == second.getDayOfMonth()
                && first.getDayOfMonth() == second.getMonthValue();
        return swapped || figuresOff(first.toString(), second.toString()) == 1 ? NEAR : DIFFERENT;
    }

    private static int figuresOff(String first, String second) {
        int off = Math.abs(first.length() - second.length());
        for (int i = 0; i < Math.min(first.length(), second.length()); i++) {
            off += first.charAt(i) == second.charAt(i) ? 0 : 1;
        }
        return off;
    }
}
