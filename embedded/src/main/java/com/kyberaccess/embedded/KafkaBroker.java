package com.kyberaccess.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/// A Kafka broker (KRaft, broker and controller in one) in this JVM, on the loopback interface.
///
/// [#stop()] and [#start()] again keep port and data, which is an outage to its clients. Topics are not created on
/// demand: see [#createTopics(Collection)].
public final class KafkaBroker implements AutoCloseable {

    private static final int ADMIN_TIMEOUT_SECONDS = 30;

    private final Path directory;
    private final boolean temporary;
    private final int port;
    private final int controllerPort;
    private @Nullable KafkaRaftServer server;

    /// A broker that keeps its log in `directory` and listens on `port`, 0 for a free one. It is not started yet.
    public KafkaBroker(Path directory, int port) {
        this(directory, port, false);
    }

    private KafkaBroker(Path directory, int port, boolean temporary) {
        this.directory = directory.toAbsolutePath();
        this.temporary = temporary;
        this.port = FreePort.orFree(port);
        this.controllerPort = FreePort.find();
        LogNoise.reduce();
    }

    /// A broker on a free port whose data is deleted when it is closed, at the latest when the JVM ends. Not started
    /// yet.
    public static KafkaBroker temporary() {
        KafkaBroker broker = new KafkaBroker(Directories.temporary("kafka"), 0, true);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "kafka-closer"));
        return broker;
    }

    /// Starts the broker, formatting its folder when it is new; returns when clients can connect.
    ///
    /// @throws EmbeddedServerException when it cannot start, for instance because its port is taken
    public synchronized KafkaBroker start() {
        if (server != null) {
            return this;
        }
        FreePort.require(port, "Kafka");
        Properties properties = properties();
        KafkaRaftServer starting = null;
        try {
            if (!Files.exists(directory.resolve("meta.properties"))) {
                format(properties);
            }
            starting = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
            starting.startup();
        } catch (RuntimeException | IOException e) {
            if (starting != null) {
                starting.shutdown();
            }
            throw new EmbeddedServerException("Kafka could not be started on port " + port, e);
        }
        server = starting;
        return this;
    }

    /// Stops the broker and keeps its data and its port for the next [#start()].
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    public synchronized boolean isRunning() {
        return server != null;
    }

    public int port() {
        return port;
    }

    /// What clients connect to, for `bootstrap.servers`.
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /// Creates the topics of the system, those of [Topics#all()] that do not exist yet.
    public void createTopics() {
        createTopics(Topics.all());
    }

    /// Creates those of the topics that do not exist yet; returns when every one of them is there.
    public void createTopics(Collection<NewTopic> topics) {
        Map<String, Object> settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (Admin admin = Admin.create(settings)) {
            Set<String> existing = admin.listTopics().names().get(ADMIN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            List<NewTopic> missing = topics.stream()
                    .filter(topic -> !existing.contains(topic.name()))
                    .toList();
            admin.createTopics(missing).all().get(ADMIN_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new EmbeddedServerException("Kafka topics could not be created", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while creating Kafka topics", e);
        }
    }

    /// Stops the broker; a [#temporary()] one loses its data.
    @Override
    public synchronized void close() {
        stop();
        if (temporary) {
            try {
                Directories.delete(directory);
            } catch (IOException e) {
                throw new EmbeddedServerException("Kafka's folder could not be deleted: " + directory, e);
            }
        }
    }

    private void format(Properties properties) throws IOException {
        Files.createDirectories(directory);
        Path file = Files.createTempFile("kafka", ".properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        var output = new ByteArrayOutputStream();
        try (var print = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            String[] arguments = {"format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()};
            if (StorageTool.execute(arguments, print) != 0) {
                throw new EmbeddedServerException(
                        "Kafka's folder could not be formatted: " + output.toString(StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controllerPort),
                Map.entry("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort),
                Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
                Map.entry("log.dirs", directory.toString()),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "3"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                // One machine, a few clients: threads and buffers to match, the defaults are for servers.
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "2"),
                Map.entry("background.threads", "2"),
                Map.entry("num.recovery.threads.per.data.dir", "1"),
                Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
                Map.entry("log.index.size.max.bytes", "1048576")));
        return properties;
    }
}
