package com.kyberaccess.debezium;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.StringConverter;
import org.junit.jupiter.api.Test;

/// What Kafka Connect would send with `outbox-connector.json` is what our relay sends, as far as our consumers read it.
class OutboxConnectorTest {

    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final Path MIGRATIONS = Path.of("../../visitor-service/src/main/resources/db/migration");

    /// A message as it would be on the wire.
    private record Message(String topic, String key, String value, Map<String, String> headers) {}

    @Test
    void rowsOfTheOutboxBecomeTheMessagesOfTheRelay() throws Exception {
        try (var postgres = EmbeddedPostgres.builder()
                .setServerConfig("wal_level", "logical")
                .start()) {
            execute(postgres, outbox());
            execute(postgres, "CREATE PUBLICATION kyber_outbox FOR TABLE outbox WITH (publish = 'insert')");
            // Given a row that waits when the connector starts, and rows that come later, some in one transaction
            insert(postgres, "vis_1", "visitor.pre_registered", "{\"id\":\"evt_1\",\"data\":{\"name\":\"Zoë \\\"株\\\"\"}}", TRACE);
            var received = new LinkedBlockingQueue<Message>();
            var threads = Executors.newSingleThreadExecutor();
            try (var engine = engine(postgres, received)) {
                threads.execute(engine);
                var first = next(received);
                insert(postgres, "vis_1", "visitor.checked_in", "{\"id\":\"evt_2\"}");
                insert(postgres, "vis_2", "visitor.checked_in", "{\"id\":\"evt_3\"}");
                insert(postgres, "vis_1", "visitor.checked_out", "{\"id\":\"evt_4\"}");
                // The relay's rows go, and waiting ones are redacted: neither is a message.
                execute(postgres, "UPDATE outbox SET payload = '{}' WHERE aggregateid = 'vis_2'");
                execute(postgres, "DELETE FROM outbox");
                insert(postgres, "vis_3", "visitor.deleted", "{\"id\":\"evt_5\"}");
                insert(postgres, "vis_3", "visitor.tombstone", null);

                var later = new ArrayList<Message>();
                for (int i = 0; i < 5; i++) {
                    later.add(next(received));
                }

                // Then the topic is the row's, the key its aggregate, the value its payload, byte for byte
                assertThat(first.topic()).isEqualTo("kyberaccess.visitor.v1");
                assertThat(first.key()).isEqualTo("vis_1");
                assertThat(first.value()).isEqualTo("{\"id\":\"evt_1\",\"data\":{\"name\":\"Zoë \\\"株\\\"\"}}");
                assertThat(first.headers())
                        .containsEntry("kyber_mode", "sandbox")
                        .containsEntry("ce_type", "visitor.pre_registered")
                        .containsEntry("ce_source", "/kyberaccess/visitor-service")
                        .containsEntry("ce_subject", "vis_1")
                        .containsEntry("traceparent", TRACE)
                        .containsKeys("ce_id", "ce_time");
                assertThat(Instant.parse(first.headers().get("ce_time"))).isEqualTo(Instant.parse("2026-11-26T03:00:00Z"));
                // And in the order of the commits
                assertThat(later).extracting(Message::value)
                        .containsExactly(
                                "{\"id\":\"evt_2\"}", "{\"id\":\"evt_3\"}", "{\"id\":\"evt_4\"}", "{\"id\":\"evt_5\"}", null);
                // Where nobody traces the header is there without a value; our consumers know it so.
                assertThat(later).extracting(Message::headers)
                        .allSatisfy(headers -> assertThat(headers).containsEntry("traceparent", null));
                assertThat(later).extracting(Message::key).containsExactly("vis_1", "vis_2", "vis_1", "vis_3", "vis_3");
                assertThat(received.poll(1, TimeUnit.SECONDS)).isNull();
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private static DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine(
            EmbeddedPostgres postgres, BlockingQueue<Message> received) throws Exception {
        var properties = new Properties();
        new ObjectMapper()
                .readTree(Files.newBufferedReader(Path.of("outbox-connector.json")))
                .get("config")
                .properties()
                .forEach(setting -> properties.setProperty(setting.getKey(), setting.getValue().asText()));
        // What only Kafka Connect itself knows: its producers, its converters (see #message), its secrets.
        properties.keySet().removeIf(key -> key.toString().startsWith("producer.override.")
                || key.toString().endsWith(".converter"));
        properties.putAll(Map.of(
                "name", "kyber-visitor-outbox",
                "database.hostname", "localhost",
                "database.port", Integer.toString(postgres.getPort()),
                "database.user", "postgres",
                "database.password", "postgres",
                "database.dbname", "postgres",
                "database.sslmode", "disable",
                "offset.storage", "org.apache.kafka.connect.storage.MemoryOffsetBackingStore",
                "offset.flush.interval.ms", "0"));
        return DebeziumEngine.create(Connect.class)
                .using(properties)
                .notifying(event -> {
                    // Heartbeats keep the slot going on a quiet database; they have a topic of their own.
                    if (!event.value().topic().startsWith("__debezium-heartbeat")) {
                        received.add(message(event.value()));
                    }
                })
                .build();
    }

    /// As the connector's converters write it.
    private static Message message(SourceRecord record) {
        var converter = new StringConverter();
        converter.configure(Map.of(), false);
        var headers = new HashMap<String, String>();
        record.headers().forEach(header ->
                headers.put(header.key(), text(converter.fromConnectHeader(record.topic(), header.key(), header.schema(), header.value()))));
        return new Message(
                record.topic(),
                text(converter.fromConnectData(record.topic(), record.keySchema(), record.key())),
                text(converter.fromConnectData(record.topic(), record.valueSchema(), record.value())),
                headers);
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static Message next(BlockingQueue<Message> received) throws InterruptedException {
        var message = received.poll(60, TimeUnit.SECONDS);
        assertThat(message).as("a message within a minute").isNotNull();
        return message;
    }

    /// The migrations that make the outbox, and auth-service's, which lets it hold tombstones.
    private static String outbox() throws Exception {
        var statements = new ArrayList<String>();
        try (var files = Files.list(MIGRATIONS)) {
            for (Path file : files.filter(path -> path.getFileName().toString().contains("outbox")).sorted().toList()) {
                statements.add(Files.readString(file));
            }
        }
        assertThat(statements).isNotEmpty();
        statements.add("ALTER TABLE outbox ALTER COLUMN payload DROP NOT NULL;");
        return String.join("\n", statements);
    }

    private static void insert(EmbeddedPostgres postgres, String aggregate, String type, String payload) throws SQLException {
        insert(postgres, aggregate, type, payload, null);
    }

    private static void insert(
            EmbeddedPostgres postgres, String aggregate, String type, String payload, String traceparent) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO outbox (id, aggregatetype, aggregateid, type, payload, mode, occurred_at, traceparent)
                        VALUES (gen_random_uuid(), 'kyberaccess.visitor.v1', ?, ?, ?, 'sandbox', '2026-11-26T03:00:00Z', ?)
                        """)) {
            insert.setString(1, aggregate);
            insert.setString(2, type);
            insert.setString(3, payload);
            insert.setString(4, traceparent);
            insert.executeUpdate();
        }
    }

    private static void execute(EmbeddedPostgres postgres, String statements) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}
