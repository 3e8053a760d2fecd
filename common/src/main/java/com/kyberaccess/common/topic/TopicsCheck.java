package com.kyberaccess.common.topic;

import com.kyberaccess.common.production.Setting;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/// Not ready before Kafka has been reached and has every topic that this service reads or writes: without them it would
/// take requests whose events go nowhere. Once it has been, an outage of Kafka leaves the service ready, since requests
/// must go on.
@Readiness
@ApplicationScoped
class TopicsCheck implements HealthCheck {
    private static final String WELL = "";
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int TIMEOUT_MILLIS = 5_000;

    private final Map<String, Object> kafka;
    private final RequiredTopics topics;
    private volatile String problem = "Kafka has not answered yet";
    private @Nullable Thread thread;

    TopicsCheck(@Identifier("default-kafka-broker") Map<String, Object> kafka, RequiredTopics topics) {
        this.kafka = kafka;
        this.topics = topics;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("topics-check").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public HealthCheckResponse call() {
        var now = problem;
        var response = HealthCheckResponse.named("kafka topics").status(now.equals(WELL));
        return now.equals(WELL)
                ? response.build()
                : response.withData("problem", now).build();
    }

    private void run() {
        try (var admin = Admin.create(config())) {
            while (!isWell(admin)) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            found("Kafka's client could not be made: " + root(e));
        }
    }

    private boolean isWell(Admin admin) throws InterruptedException {
        try {
            var there = admin.listTopics().names().get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
            var missing = topics.settings().entrySet().stream()
                    .filter(topic -> !there.contains(topic.getKey()))
                    .map(topic -> topic.getKey() + " of " + topic.getValue())
                    .collect(Collectors.joining(", "));
            found(missing.isEmpty() ? WELL : "Kafka at %s has no topic %s".formatted(broker(), missing));
        } catch (ExecutionException | TimeoutException e) {
            found("no answer from Kafka at %s: %s".formatted(broker(), root(e)));
        }
        return problem.equals(WELL);
    }

    /// Said once, until it is another one.
    private void found(String now) {
        if (!now.equals(problem)) {
            problem = now;
            if (!now.equals(WELL)) {
                Log.errorf("not ready: %s", now);
            }
        }
    }

    private String broker() {
        return Setting.named("kafka.bootstrap.servers") + "=" + kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
    }

    private static String root(Throwable e) {
        var cause = e.getCause();
        return cause == null ? e.toString() : root(cause);
    }

    private Map<String, Object> config() {
        var config = new HashMap<>(kafka);
        config.keySet().retainAll(AdminClientConfig.configNames());
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        config.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
        return config;
    }
}
