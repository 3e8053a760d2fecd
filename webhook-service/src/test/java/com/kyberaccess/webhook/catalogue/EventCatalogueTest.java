package com.kyberaccess.webhook.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventCatalogueTest {
    @Test
    void offersTheContractsTypesAndOurs() {
        assertThat(EventCatalogue.types())
                .contains("visitor.pre_registration_cancelled", "user.login_failed", "settings.updated")
                .contains("visitor.flagged", "emergency.evacuation_ended", "webhook.failing", "webhook.disabled")
                .contains("emergency.drill_started", "emergency.drill_ended");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "emergency.*", "webhook.*", "visitor.checked_in"})
    void knowsSelectors(String selector) {
        assertThat(EventCatalogue.isSelector(selector)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "**", "host.*", "host.created", "visitor", "visitor.", "*.checked_in", "visitor.checked*"})
    void refusesWhatChoosesNothing(String selector) {
        assertThat(EventCatalogue.isSelector(selector)).isFalse();
    }
}
