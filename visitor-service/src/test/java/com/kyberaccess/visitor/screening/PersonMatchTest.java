package com.kyberaccess.visitor.screening;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.visitor.screening.PersonMatch.ListedName;
import com.kyberaccess.visitor.screening.name.PersonName;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonMatchTest {
    private static Optional<PersonMatch> match(
            String visitor, @Nullable String born, String listed, @Nullable String listedBorn) {
        return PersonMatch.of(
                PersonName.of(visitor),
                born == null ? null : LocalDate.parse(born),
                List.of(
                        new ListedName(PersonName.of(listed), ListedName.NAME),
                        new ListedName(PersonName.of("Somebody Else"), ListedName.ALIAS)),
                listedBorn == null ? null : LocalDate.parse(listedBorn));
    }

    @Test
    void equalNamesAreAHit() {
        assertThat(match("Jane Smith", null, "Jane Smith", null)).contains(new PersonMatch(1, List.of("name")));
    }

    @Test
    void anAliasIsNamed() {
        assertThat(match("Somebody Else", null, "Jane Smith", null)).contains(new PersonMatch(1, List.of("alias")));
    }

    @Test
    void theSameDateOfBirthRaisesTheScore() {
        // Given
        var without = match("Jon Smithe", null, "John Smith", null).orElseThrow();
        // When
        var with = match("Jon Smithe", "1980-02-29", "John Smith", "1980-02-29").orElseThrow();
        // Then
        assertThat(with.score()).isGreaterThan(without.score());
        assertThat(with.matchedOn()).containsExactly("name", "date_of_birth");
    }

    @Test
    void theSameDateOfBirthMakesDoubtfulNamesAHit() {
        assertThat(match("Vhristopher Whitaker", null, "Christopher Whitaker", "1980-02-29"))
                .isEmpty();
        assertThat(match("Vhristopher Whitaker", "1980-02-29", "Christopher Whitaker", "1980-02-29"))
                .isPresent();
    }

    @Test
    void theSameDateOfBirthAloneIsNoHit() {
        assertThat(match("Carl Weber", "1980-02-29", "Jane Smith", "1980-02-29"))
                .isEmpty();
    }

    @Test
    void anotherDateOfBirthIsAnotherPerson() {
        assertThat(match("Jane Smith", "1980-02-29", "Jane Smith", "1971-11-03"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1980-03-02, 1980-02-03", "1980-02-21, 1980-02-29"})
    void aSlipInTheDateOfBirthLowersTheScoreOnly(String born, String listed) {
        assertThat(match("Jane Smith", born, "Jane Smith", listed)).contains(new PersonMatch(0.96, List.of("name")));
    }

    @Test
    void twoFiguresOffAreNoSlip() {
        assertThat(match("Jane Smith", "1980-02-29", "Jane Smith", "1990-02-28"))
                .isEmpty();
    }
}
