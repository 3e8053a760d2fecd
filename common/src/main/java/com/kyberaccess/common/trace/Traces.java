package com.kyberaccess.common.trace;

import com.kyberaccess.common.event.EventHeaders;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Carries a trace over what no library of OpenTelemetry knows: our outbox, batches from Kafka, the queue of
/// deliveries. On the way it is a W3C `traceparent`. Where a trace is not sampled, or tracing is off, there is
/// none, and all of this costs a comparison with null.
@Singleton
public class Traces {
    private static final TextMapGetter<String> ITSELF = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String carrier) {
            return List.of(EventHeaders.TRACEPARENT);
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals(EventHeaders.TRACEPARENT) ? carrier : null;
        }
    };

    private final Tracer tracer;

    Traces(Tracer tracer) {
        this.tracer = tracer;
    }

    /// The present span's.
    public static @Nullable String current() {
        return of(Span.current());
    }

    /// A span's; null if it is not sampled.
    public static @Nullable String of(Span span) {
        if (!span.getSpanContext().isSampled()) {
            return null;
        }
        var carrier = new HashMap<String, String>(2);
        W3CTraceContextPropagator.getInstance().inject(Context.root().with(span), carrier, HashMap::put);
        return carrier.get(EventHeaders.TRACEPARENT);
    }

    /// The next step of a trace. Whoever calls ends it.
    ///
    /// @param since when the step began, null for now
    /// @return a span that does nothing if there is no trace to go on with
    public Span next(String name, SpanKind kind, @Nullable String traceparent, @Nullable Instant since) {
        if (traceparent == null) {
            return Span.getInvalid();
        }
        var parent = W3CTraceContextPropagator.getInstance().extract(Context.root(), traceparent, ITSELF);
        var span = tracer.spanBuilder(name).setSpanKind(kind).setParent(parent);
        if (since != null) {
            span.setStartTimestamp(since);
        }
        return span.startSpan();
    }

    /// The step that a message's consumer makes.
    public Span received(ConsumerRecord<String, String> message) {
        return next(message.topic() + " process", SpanKind.CONSUMER, traceparent(message), null);
    }

    /// The steps that a batch's consumer makes, of those messages that belong to a trace.
    public List<Span> received(Iterable<ConsumerRecord<String, String>> batch) {
        var spans = new ArrayList<Span>();
        for (var message : batch) {
            var span = received(message);
            if (span.isRecording()) {
                spans.add(span);
            }
        }
        return spans;
    }

    private static @Nullable String traceparent(ConsumerRecord<String, String> message) {
        var header = message.headers().lastHeader(EventHeaders.TRACEPARENT);
        // Debezium's router makes a header of every column, also of one that is null.
        var value = header == null ? null : header.value();
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }
}
