package com.kyberaccess.webhook.egress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.com",
                "HTTPS://Example.com:8443/hook?a=b%20c",
                "https://example.com./",
                "https://[2606:4700::1]/x",
                "https://xn--bcher-kva.example/"
            })
    void acceptsHttpsUrls(String url) {
        assertThat(TargetUrl.problem(url)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/, https",
        "ftp://example.com/, https",
        "example.com, https",
        "/hook, https",
        "https:///hook, host",
        "https://user:pw@example.com/, user name",
        "https://@example.com/, user name",
        "https://example.com/#part, fragment",
        "https://example.com:0/, port",
        "https://example.com:65536/, port",
        "https://exa mple.com/, valid URL",
        "https://[fe80::1%25eth0]/, host",
        "https://１２７.0.0.1/, host",
        "https://bücher.example/, host",
        "https://under_score.example/, host"
    })
    void namesWhatIsWrong(String url, String word) {
        assertThat(TargetUrl.problem(url))
                .hasValueSatisfying(problem -> assertThat(problem).contains(word));
    }

    @Test
    void refusesMoreThanTwoThousandFortyEightCharacters() {
        var longest = "https://example.com/" + "a".repeat(2028);
        assertThat(TargetUrl.problem(longest)).isEmpty();
        assertThat(TargetUrl.problem(longest + "a")).isPresent();
    }
}
