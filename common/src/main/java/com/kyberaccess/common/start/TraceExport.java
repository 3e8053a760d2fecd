package com.kyberaccess.common.start;

import io.smallrye.config.SmallRyeConfig;
import java.util.stream.Stream;

/// Traces are made where there is a collector for them. Without one nothing is made, sent, tried again or logged;
/// `QUARKUS_OTEL_SDK_DISABLED`, where an operator sets it, has the last word.
final class TraceExport {
    private static final String DISABLED = "quarkus.otel.sdk.disabled";
    /// Of `microprofile-config.properties`, where we switch it off.
    private static final int OUR_ORDINAL = 100;

    private TraceExport() {}

    static void prepare(SmallRyeConfig config) {
        if (isWanted(config)) {
            System.setProperty(DISABLED, "false");
        }
    }

    static boolean isWanted(SmallRyeConfig config) {
        boolean collector = Stream.of(
                        "quarkus.otel.exporter.otlp.endpoint", "quarkus.otel.exporter.otlp.traces.endpoint")
                .anyMatch(property ->
                        config.getOptionalValue(property, String.class).isPresent());
        return collector && config.getConfigValue(DISABLED).getConfigSourceOrdinal() <= OUR_ORDINAL;
    }
}
