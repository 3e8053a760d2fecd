package com.kyberaccess.webhook.header;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"X-Team", "Authorization", "Cookie", "x_underscore", "Accept", "X-Webhook"})
    void takesOtherNames(String name) {
        assertThat(HeaderRules.problem(name, "value")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "X Team",
                "X-Team:",
                "X-Team\r\nHost",
                "X-Té",
                "Host",
                "hOsT",
                "Content-Type",
                "content-length",
                "Content-Encoding",
                "Transfer-Encoding",
                "Connection",
                "Keep-Alive",
                "TE",
                "Trailer",
                "Upgrade",
                "Expect",
                "Proxy-Authorization",
                "User-Agent",
                "webhook-signature",
                "WEBHOOK-ID",
                "X-KyberAccess-Signature",
                "X-Forwarded-For",
                "Forwarded",
                "Via",
                ":authority"
            })
    void refusesNamesThatAreNoneOrNotTheOwners(String name) {
        assertThat(HeaderRules.problem(name, "value")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\r\nX-Injected: 1", "a\nb", "a\rb", "a\u0000b", " a", "a ", "é", "a\u007f"})
    void refusesValuesThatWouldBreakTheMessage(String value) {
        assertThat(HeaderRules.problem("X-Team", value)).isNotNull();
    }

    @Test
    void refusesALongValue() {
        assertThat(HeaderRules.problem("X-Team", "a".repeat(1_000))).isNull();
        assertThat(HeaderRules.problem("X-Team", "a".repeat(1_001))).isNotNull();
        assertThat(HeaderRules.problem("X-Team", null)).isNotNull();
    }

    @Test
    void credentialsAreMaskedByName() {
        var headers = new CustomHeaders(Map.of("Authorization", "Bearer x", "X-Api-Key", "y", "X-Team", "z"));
        assertThat(headers.masked())
                .containsEntry("Authorization", "********")
                .containsEntry("X-Api-Key", "********")
                .containsEntry("X-Team", "z");
        assertThat(headers.toString()).doesNotContain("Bearer");
    }
}
