package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.visitor.screening.NameMatcher;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatcherTest {

    @ParameterizedTest
    @CsvSource({
        "Jane Smith, SMITH Jane",
        "'O''Brien, José', jose o brien",
        "Łukasz Grünfeld, Lukasz Grunfeld",
        "Jonathan Smith, Jonathon Smith",
    })
    void oneNameWrittenInTwoWaysIsAHit(String first, String second) {
        assertThat(score(first, second)).isGreaterThanOrEqualTo(NameMatcher.HIT);
    }

    @ParameterizedTest
    @CsvSource({"Jane Smith, Peter Smith", "Jane Smith, Carl Weber", "Jane Smith, ''", "李 小龙, 王 芳"})
    void twoNamesAreNoHit(String first, String second) {
        assertThat(score(first, second)).isLessThan(NameMatcher.HIT);
    }

    private static double score(String first, String second) {
        return NameMatcher.score(NameMatcher.normalised(first), NameMatcher.normalised(second));
    }
}
