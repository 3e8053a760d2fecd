package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.webhook.subscription.Endpoint;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final int WINDOW = 3;
    private static final UUID WEBHOOK = new UUID(2, 0);

    private final InFlight inFlight = new InFlight(100, WINDOW);

    @Test
    void everyRequestThatEndsAsksForAClaimWhenTheLastOneGotAllThereWasRoomFor() {
        // Given
        var out = claim(WINDOW, false);

        // Then
        assertThat(out)
                .allSatisfy(due -> assertThat(inFlight.answered(due, true)).isTrue());
    }

    @Test
    void noneAsksForAClaimWhenTheLastOneGotAllThereWas() {
        // Given
        var out = claim(WINDOW - 1, false);

        // Then
        assertThat(out)
                .allSatisfy(due -> assertThat(inFlight.answered(due, true)).isFalse());
    }

    @Test
    void aClaimThatFoundAsManyAsItMightAltogetherMayHaveLeftRowsOfAnyWebhook() {
        // Given
        var out = claim(WINDOW - 1, true);

        // Then
        assertThat(inFlight.answered(out.getFirst(), true)).isTrue();
    }

    @Test
    void aClaimThatFindsFewerThanThereIsRoomForEndsIt() {
        // Given
        var out = claim(WINDOW, false);
        inFlight.answered(out.getFirst(), true);

        // When
        claim(0, false);

        // Then
        assertThat(inFlight.answered(out.get(1), true)).isFalse();
    }

    private List<Due> claim(int count, boolean limited) {
        var claimed = IntStream.range(0, count).mapToObj(InFlightTest::due).toList();
        inFlight.found(Lane.FIRST, inFlight.rooms(Lane.FIRST), claimed, limited);
        claimed.forEach(inFlight::start);
        return claimed;
    }

    private static Due due(int number) {
        return new Due(
                new UUID(1, number),
                new UUID(3, 0),
                new UUID(4, number),
                Lane.FIRST,
                false,
                1,
                0,
                new Endpoint(WEBHOOK, "https://localhost/", "whsec_x", null, null, null, List.of()),
                "visitor.denied",
                new byte[0],
                null);
    }
}
