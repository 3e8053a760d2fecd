package com.kyberaccess.visitor.screening.name;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.visitor.screening.PersonMatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameScoreTest {
    private static double score(String visitor, String listed) {
        return NameScore.of(PersonName.of(visitor), PersonName.of(listed));
    }

    @ParameterizedTest
    @CsvSource({
        "Jane Smith, SMITH Jane",
        "'O''Brien, José', obrien jose",
        "Łukasz Grünfeld, Lukasz Grunfeld",
        "Dr. Jane Smith, Jane Smith",
        "John Smith Jr., John Smith"
    })
    void whatIsWrittenOtherwiseOnlyIsTheSame(String visitor, String listed) {
        assertThat(score(visitor, listed)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"Jane Smith, Peter Smith", "Jane Smith, Carl Weber", "Jane Smith, Smith", "Jane Smith, ''", "李小龙, 王芳"})
    void twoNamesAreNoHit(String visitor, String listed) {
        assertThat(score(visitor, listed)).isLessThan(PersonMatch.NAMES_AT_LEAST);
    }

    @Test
    void itIsTheSameInBothDirections() {
        assertThat(LabelledNames.ALL).allSatisfy(pair -> assertThat(NameScore.of(pair.listedName(), pair.visitorName()))
                .isCloseTo(pair.score(), org.assertj.core.data.Offset.offset(1e-9)));
    }

    @Test
    void itIsFromNoughtToOne() {
        assertThat(LabelledNames.ALL)
                .allSatisfy(pair -> assertThat(pair.score()).isBetween(0.0, 1.0));
    }

    @Test
    void aMissingMiddleNameCostsLessThanAnother() {
        assertThat(score("John Smithers", "John Michael Smithers"))
                .isGreaterThan(PersonMatch.HIT)
                .isGreaterThan(score("John Peter Smithers", "John Michael Smithers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "—", "!?", "\u0000", "𝒥𝒶𝓃ℯ", "\uD83D\uDE00", "أ", "ゔ", "a\u0301\u0301\u0301"})
    void anyTextIsAName(String text) {
        // When
        var name = PersonName.of(text);
        // Then
        assertThat(PersonName.parse(name.text()).text()).isEqualTo(name.text());
        assertThat(NameScore.of(name, PersonName.of("Jane Smith"))).isBetween(0.0, 1.0);
        new NameCodes("").wanted(name, null);
        new NameCodes("").listed(name, null);
    }

    @Test
    void aNameOfManyWordsIsCutInTheMiddle() {
        // When
        var name = PersonName.of("one two three four five six seven eight nine ten");
        // Then
        assertThat(name.text()).isEqualTo("one two three four five six seven ten");
    }
}
