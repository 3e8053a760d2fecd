package com.kyberaccess.webhook.delivery;

import com.kyberaccess.common.trace.Traces;
import com.kyberaccess.webhook.egress.Exchange;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import org.jspecify.annotations.Nullable;

/// One attempt as a step of the trace that brought the event. The receiver is not told of it: the headers of a request
/// are the contract's.
record DeliverySpan(Span span) {
    static final String NAME = "webhook delivery";

    static DeliverySpan start(Traces traces, Due due) {
        var span = traces.next(NAME, SpanKind.CLIENT, due.traceparent(), null);
        if (span.isRecording()) {
            span.setAttribute("kyber.delivery.id", Delivery.ID.text(due.deliveryId()));
            span.setAttribute("kyber.event.type", due.eventType());
            span.setAttribute("kyber.delivery.attempt", due.attempt());
        }
        return new DeliverySpan(span);
    }

    void end(@Nullable Exchange exchange, @Nullable Throwable failure) {
        var status = exchange == null ? null : exchange.status();
        if (status != null) {
            span.setAttribute("http.response.status_code", (long) status);
        }
        if (failure != null) {
            span.recordException(failure);
        }
        if (exchange == null || !exchange.succeeded()) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }
}
