package com.kyberaccess.auth.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.auth.testsupport.TestConfig;
import com.kyberaccess.common.plan.Plan;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirstAccountTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "account-name", "Demo Company",
            "plan", "professional",
            "time-zone", "Europe/Zurich",
            "owner-name", "Olivia Owner",
            "owner-email", "owner@demo.test",
            "owner-password", "twelve chars");

    @Test
    void aCompleteConfigurationIsTaken() {
        // When
        var first = FirstAccount.of(config(COMPLETE)).orElseThrow();

        // Then
        assertThat(first.plan()).isEqualTo(Plan.PROFESSIONAL);
        assertThat(first.zone()).isEqualTo(ZoneId.of("Europe/Zurich"));
        assertThat(first.ownerEmail()).isEqualTo("owner@demo.test");
    }

    @Test
    void withoutConfigurationThereIsNoFirstAccount() {
        assertThat(FirstAccount.of(config(Map.of()))).isEmpty();
    }

    @Test
    void theDefaultsAreTheSmallestPlanAndUtc() {
        // Given
        var minimal = new HashMap<>(COMPLETE);
        minimal.keySet().removeAll(java.util.List.of("plan", "time-zone"));

        // When
        var first = FirstAccount.of(config(minimal)).orElseThrow();

        // Then
        assertThat(first.plan()).isEqualTo(Plan.STARTER);
        assertThat(first.zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @ParameterizedTest
    @CsvSource({
        "plan, gold, 'unknown plan ''gold''; it must be one of: starter, professional, enterprise'",
        "time-zone, Mars/Olympus, 'unknown time zone ''Mars/Olympus''; it must be an IANA name such as Europe/Zurich'",
        "owner-email, nobody, 'it must be set, and be an e-mail address'",
        "owner-password, short, 'it must be set, and be 12 to 128 characters'",
    })
    void aWrongValueIsNamed(String property, String value, String problem) {
        // Given
        var wrong = new HashMap<>(COMPLETE);
        wrong.put(property, value);

        // When
        assertThatThrownBy(() -> FirstAccount.of(config(wrong)))
                // Then
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("kyber.bootstrap." + property + ": " + problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"account-name", "owner-name", "owner-email", "owner-password"})
    void aMissingValueIsNamed(String property) {
        // Given
        var incomplete = new HashMap<>(COMPLETE);
        incomplete.remove(property);

        // When
        assertThatThrownBy(() -> FirstAccount.of(config(incomplete)))
                // Then
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("kyber.bootstrap." + property + ": it must be set");
    }

    @Test
    void thePasswordIsNotInItsText() {
        // When
        var first = FirstAccount.of(config(COMPLETE)).orElseThrow();

        // Then
        assertThat(first.toString()).doesNotContain("twelve chars").doesNotContain("owner@");
    }

    private static BootstrapConfig config(Map<String, String> values) {
        var properties = new HashMap<String, String>();
        values.forEach((name, value) -> properties.put("kyber.bootstrap." + name, value));
        return TestConfig.of(BootstrapConfig.class, properties);
    }
}
