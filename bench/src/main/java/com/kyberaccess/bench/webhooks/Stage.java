package com.kyberaccess.bench.webhooks;

import com.kyberaccess.bench.harness.Checkout;
import com.kyberaccess.bench.harness.HttpSink;
import com.kyberaccess.local.ServiceProcess;
import com.kyberaccess.local.Workbench;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The servers, the sink, and webhook-service.
final class Stage implements AutoCloseable {

    private static final List<String> JVM = List.of("-Xmx512m");

    private final Workbench workbench;
    private final HttpSink sink;
    private final Arrivals arrivals = new Arrivals();
    private final Events events;
    private final WebhookDatabase database;
    private final List<String> jvmOptions;
    private final ServiceProcess service;

    /// @param jvmOptions of the service, after those of every service
    /// @param environment of the first process
    /// @param handler what the sink does, instead of counting [Arrivals]
    Stage(
            String name,
            List<String> jvmOptions,
            Map<String, String> environment,
            @Nullable Handler<HttpServerRequest> handler) {
        this.jvmOptions = jvmOptions.isEmpty() ? JVM : jvmOptions;
        workbench = Checkout.workbench(name);
        var certificates = workbench.certificates();
        sink = new HttpSink(
                certificates.certificate(), certificates.key(), handler == null ? arrivals::handle : handler);
        events = new Events(workbench.kafka().bootstrapServers());
        database = new WebhookDatabase(workbench.postgres().dataSource(workbench.database("webhook")));
        service = replica(environment);
    }

    /// One more process of webhook-service.
    ServiceProcess replica(Map<String, String> environment) {
        var all = new HashMap<>(Map.of("QUARKUS_LOG_LEVEL", "WARN"));
        all.putAll(environment);
        return workbench.start("webhook", all, jvmOptions);
    }

    Workbench workbench() {
        return workbench;
    }

    String url(String path) {
        return sink.url(path);
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Events events() {
        return events;
    }

    WebhookDatabase database() {
        return database;
    }

    ServiceProcess service() {
        return service;
    }

    @Override
    public void close() {
        events.close();
        sink.close();
        workbench.close();
    }
}
