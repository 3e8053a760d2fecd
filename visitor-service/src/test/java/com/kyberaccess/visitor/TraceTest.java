package com.kyberaccess.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Spans;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.visitor.testsupport.Desk;
import io.opentelemetry.api.trace.SpanKind;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/// The half of a trace that visitor-service makes; webhook-service's test of a delivery makes the other.
@QuarkusTest
@WithTestResource(Infrastructure.class)
class TraceTest {
    private static final String TOPIC = "kyberaccess.visitor.v1";

    private final Spans spans;

    TraceTest(Spans spans) {
        this.spans = spans;
    }

    @Test
    void theEventOfACheckInGoesOnWithTheTraceOfItsRequest() {
        // Given
        var office = Desk.open().office();
        // When
        office.checkIn(office.jane());
        // Then
        try (var topic = new TopicProbe(TOPIC)) {
            var message = topic.await(m -> TopicProbe.header(m, "ce_type").equals("visitor.checked_in")
                    && m.value().contains(office.desk().tenant().account()));
            var parts = TopicProbe.header(message, "traceparent").split("-");
            var published = spans.await(span -> span.getSpanId().equals(parts[2]));
            assertThat(published.getName()).isEqualTo(TOPIC + " publish");
            assertThat(published.getTraceId()).isEqualTo(parts[1]);
            var request = spans.await(parts[1], "POST /api/v1/visitors/check-in");
            assertThat(request.getKind()).isEqualTo(SpanKind.SERVER);
            assertThat(published.getParentSpanId()).isEqualTo(request.getSpanId());
        }
    }
}
