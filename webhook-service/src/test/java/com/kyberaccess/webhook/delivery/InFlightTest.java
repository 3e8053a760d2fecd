package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.webhook.subscription.Endpoint;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private static final int WINDOW = 3;
    private static final UUID WEBHOOK = new UUID(2, 0);

    private final InFlight inFlight = new InFlight(100, WINDOW);

    @Test
    void everyRequestOfAFullWebhookThatEndsAsksForAClaim() {
        // Given
        var out = start(WINDOW);

        // Then
        assertThat(out)
                .allSatisfy(due -> assertThat(inFlight.answered(due, true)).isTrue());
    }

    @Test
    void requestsOfAWebhookThatWasNotFullAskForNone() {
        // Given
        var out = start(WINDOW - 1);

        // Then
        assertThat(out)
                .allSatisfy(due -> assertThat(inFlight.answered(due, true)).isFalse());
    }

    @Test
    void aWebhookThatAClaimFoundRoomAtAsksForNoOtherUntilItIsFullAgain() {
        // Given
        var out = start(WINDOW);
        inFlight.answered(out.getFirst(), true);

        // When
        inFlight.rooms(Lane.FIRST);

        // Then
        assertThat(inFlight.answered(out.get(1), true)).isFalse();
    }

    private List<Due> start(int count) {
        var all = java.util.stream.IntStream.range(0, count)
                .mapToObj(InFlightTest::due)
                .toList();
        all.forEach(inFlight::start);
        return all;
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
