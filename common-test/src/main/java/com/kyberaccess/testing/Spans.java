package com.kyberaccess.testing;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/// The collector of a module's tests: keeps the last spans that the service under test has ended.
@Singleton
public class Spans implements SpanExporter {
    private static final int KEPT = 5_000;

    private final Deque<SpanData> ended = new ConcurrentLinkedDeque<>();

    /// A span that has ended, waiting for it.
    public SpanData await(Predicate<SpanData> wanted) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> ended.stream().filter(wanted).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    /// The first span of a trace with this name, waiting for it.
    public SpanData await(String trace, String name) {
        return await(span -> span.getTraceId().equals(trace) && span.getName().equals(name));
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        ended.addAll(spans);
        while (ended.size() > KEPT) {
            ended.pollFirst();
        }
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
