package com.kyberaccess.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.plan.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
    @ParameterizedTest
    @CsvSource({"starter, 100, 3, 10", "professional, 500, 10, 50", "enterprise, 2000, 2147483647, 200"})
    void theNumbersAreTheContracts(String name, int requests, int webhooks, int events) {
        // When
        var plan = Plan.of(name).orElseThrow();

        // Then
        assertThat(plan.requestsPerMinute()).isEqualTo(requests);
        assertThat(plan.maxWebhooks()).isEqualTo(webhooks);
        assertThat(plan.webhookEventsPerSecond()).isEqualTo(events);
        assertThat(plan.wireName()).isEqualTo(name);
        assertThat(Plan.named(name)).isEqualTo(plan);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Starter", "galactic"})
    void anUnknownNameIsNoPlan(String name) {
        assertThat(Plan.of(name)).isEmpty();
    }

    @Test
    void aPlanOfALaterReleaseIsTakenForTheLargest() {
        assertThat(Plan.named("galactic")).isEqualTo(Plan.ENTERPRISE);
    }
}
