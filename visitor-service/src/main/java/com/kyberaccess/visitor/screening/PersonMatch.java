package com.kyberaccess.visitor.screening;

import com.kyberaccess.visitor.screening.name.NameScore;
import com.kyberaccess.visitor.screening.name.PersonName;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// That a visitor may be a listed person.
///
/// @param score from {@link #HIT} to 1, two digits
/// @param matchedOn of `name`, `alias` and `date_of_birth`, in this order
public record PersonMatch(double score, List<String> matchedOn) {
    /// From here on two people count as one (docs/guides/screening.md).
    public static final double HIT = 0.85;
    /// Names less alike than this are no hit even with the same date of birth.
    public static final double NAMES_AT_LEAST = 0.7;

    private static final double PERCENT = 100;
    private static final List<String> KINDS = List.of(ListedName.NAME, ListedName.ALIAS);
    private static final String DATE_OF_BIRTH = "date_of_birth";

    /// A name that a listed person goes by.
    ///
    /// @param kind {@link #NAME} or {@link #ALIAS}
    public record ListedName(PersonName name, String kind) {
        public static final String NAME = "name";
        public static final String ALIAS = "alias";
    }

    /// @param visitor their name
    /// @param birthDate the visitor's, if known
    /// @param names of the listed person, those that are worth comparing
    /// @param listedBirthDate the listed person's, if known
    /// @return empty if they are no match
    public static Optional<PersonMatch> of(
            PersonName visitor,
            @Nullable LocalDate birthDate,
            Collection<ListedName> names,
            @Nullable LocalDate listedBirthDate) {
        var dates = BirthDates.of(birthDate, listedBirthDate);
        double best = 0;
        var matched = Stream.<String>builder();
        for (var listed : names) {
            double alike = NameScore.of(visitor, listed.name());
            double score = alike < NAMES_AT_LEAST ? 0 : dates.weigh(alike);
            if (score >= HIT) {
                matched.add(listed.kind());
            }
            best = Math.max(best, score);
        }
        if (best < HIT) {
            return Optional.empty();
        }
        var kinds = matched.build().distinct().toList();
        var on = Stream.concat(
                KINDS.stream().filter(kinds::contains),
                dates == BirthDates.EQUAL ? Stream.of(DATE_OF_BIRTH) : Stream.empty());
        return Optional.of(new PersonMatch(Math.round(best * PERCENT) / PERCENT, on.toList()));
    }
}
