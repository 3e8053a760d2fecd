package com.kyberaccess.local;

import com.kyberaccess.embedded.EmbeddedServerException;
import com.kyberaccess.embedded.KafkaBroker;
import com.kyberaccess.embedded.PostgresServer;
import com.kyberaccess.embedded.RedisServer;
import java.time.Duration;
import java.util.List;

/// PostgreSQL, Kafka and Redis with the data of one home.
final class Infrastructure implements AutoCloseable {

    private final PostgresServer postgres;
    private final KafkaBroker kafka;
    private final RedisServer redis;
    private final Secrets secrets;
    private final RunFolder runFolder;
    private final Progress progress;

    Infrastructure(Home home, Ports ports, Secrets secrets, RunFolder runFolder, Progress progress) {
        this.postgres = new PostgresServer(
                home.postgres(), ports.postgres(), secrets.password("postgres"), home.log("postgres"));
        this.kafka = new KafkaBroker(home.kafka(), ports.kafka());
        this.redis = new RedisServer(home.redis(), ports.redis());
        this.secrets = secrets;
        this.runFolder = runFolder;
        this.progress = progress;
    }

    PostgresServer postgres() {
        return postgres;
    }

    KafkaBroker kafka() {
        return kafka;
    }

    RedisServer redis() {
        return redis;
    }

    /// Starts the three side by side, with a database for each service and the topics. Close it also when this fails.
    void start() {
        Parallel.run(List.of(
                () -> timed("PostgreSQL on port " + postgres.port(), this::startPostgres),
                () -> timed("Kafka on port " + kafka.port(), this::startKafka),
                () -> timed("Redis on port " + redis.port(), this::startRedis)));
    }

    private void startPostgres() {
        postgres.start();
        for (Service service : Service.values()) {
            postgres.createDatabase(service.database(), service.database(), secrets.password(service.key()));
        }
    }

    private void startKafka() {
        kafka.start();
        kafka.createTopics();
    }

    private void startRedis() {
        redis.start();
        ProcessHandle.of(redis.pid()).ifPresent(process -> runFolder.record("redis", process));
    }

    private void timed(String component, Runnable start) {
        long begin = System.nanoTime();
        try {
            start.run();
        } catch (EmbeddedServerException e) {
            throw new LocalException(e.getMessage() + (e.getCause() == null ? "" : "\n(" + e.getCause() + ")"), e);
        }
        progress.ready(component, Duration.ofNanos(System.nanoTime() - begin));
    }

    @Override
    public void close() {
        Parallel.run(List.of(redis::stop, kafka::stop, postgres::stop));
        runFolder.forget("redis");
    }
}
