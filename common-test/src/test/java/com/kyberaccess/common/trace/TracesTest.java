package com.kyberaccess.common.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.event.EventHeaders;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracesTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private final Traces traces = new Traces(OpenTelemetry.noop().getTracer("test"));

    @Test
    void aMessageGoesOnWithTheTraceOfItsHeader() {
        assertThat(trace("00-" + TRACE + "-b7ad6b7169203331-01")).isEqualTo(TRACE);
    }

    @Test
    void aHeaderWithoutAValueAsDebeziumMakesOneIsNoTrace() {
        assertThat(trace(null)).isEqualTo("00000000000000000000000000000000");
    }

    private String trace(@Nullable String header) {
        var message = new ConsumerRecord<>("topic", 0, 0, "key", "value");
        message.headers()
                .add(EventHeaders.TRACEPARENT, header == null ? null : header.getBytes(StandardCharsets.UTF_8));
        return traces.received(message).getSpanContext().getTraceId();
    }
}
