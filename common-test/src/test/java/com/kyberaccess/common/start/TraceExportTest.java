package com.kyberaccess.common.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceExportTest {
    private static final Map<String, String> COLLECTOR =
            Map.of("quarkus.otel.exporter.otlp.endpoint", "http://collector:4317");
    private static final String DISABLED = "quarkus.otel.sdk.disabled";

    @Test
    void nothingIsTracedWithoutACollector() {
        assertThat(TraceExport.isWanted(config(Map.of()))).isFalse();
    }

    @Test
    void aCollectorIsSentTraces() {
        assertThat(TraceExport.isWanted(config(COLLECTOR))).isTrue();
    }

    @Test
    void theOperatorHasTheLastWord() {
        var config = new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(Map.of(DISABLED, "true"), "ours", 100),
                        new PropertiesConfigSource(COLLECTOR, "environment", 300),
                        new PropertiesConfigSource(Map.of(DISABLED, "true"), "the operator's", 300))
                .build();

        assertThat(TraceExport.isWanted(config)).isFalse();
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withSources(
                        new PropertiesConfigSource(Map.of(DISABLED, "true"), "ours", 100),
                        new PropertiesConfigSource(environment, "environment", 300))
                .build();
    }
}
