package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.Spans;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TopicProbe;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.opentelemetry.api.common.AttributeKey;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The half of a trace that webhook-service makes; visitor-service's test of its outbox makes the other.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class DeliveryTraceTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PUBLISHED = "b7ad6b7169203331";

    private final TestReceiver receiver = new TestReceiver();
    private final Spans spans;

    DeliveryTraceTest(Spans spans) {
        this.spans = spans;
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void theDeliveryIsAStepOfTheTraceThatBroughtTheEvent() {
        // Given
        var tenant = TestTenants.next();
        Api.subscribe(tenant, receiver.url(), "*");
        var id = Outbox.EVENT_ID.text(IdType.next());
        // When
        TopicProbe.publish(
                TestEvents.VISITOR,
                id,
                TestEvents.body(id, "visitor.checked_in", "{}", tenant),
                Map.of("ce_id", id, "kyber_mode", "live", "traceparent", "00-%s-%s-01".formatted(TRACE, PUBLISHED)));
        // Then
        var request = receiver.await(1).getFirst();
        var taken = spans.await(TRACE, TestEvents.VISITOR + " process");
        var delivered = spans.await(TRACE, DeliverySpan.NAME);
        assertThat(taken.getParentSpanId()).isEqualTo(PUBLISHED);
        assertThat(delivered.getParentSpanId()).isEqualTo(taken.getSpanId());
        assertThat(delivered.getAttributes().get(AttributeKey.longKey("http.response.status_code")))
                .isEqualTo(200);
        assertThat(delivered.getAttributes().get(AttributeKey.stringKey("kyber.delivery.id")))
                .isEqualTo(request.header("x-kyberaccess-delivery"));
        assertThat(request.headers()).doesNotContainKey("traceparent");
    }
}
