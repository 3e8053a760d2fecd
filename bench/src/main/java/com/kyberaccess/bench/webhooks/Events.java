package com.kyberaccess.bench.webhooks;

import com.kyberaccess.common.id.IdType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// Publishes events as visitor-service does: about 1 KiB, keyed by the visit, `acks=all`.
final class Events implements AutoCloseable {

    private static final String TOPIC = "kyberaccess.visitor.v1";
    private static final IdType EVENT = new IdType("evt");
    private static final IdType VISIT = new IdType("vis");
    private static final byte[] LIVE = "live".getBytes(StandardCharsets.UTF_8);
    private static final String DATA = """
            {"visitor":{"id":"%s","first_name":"Jane","last_name":"Smith","email":"jane@example.com",\
            "company":"Acme Corp","purpose":"Meeting","custom_fields":{"notes":"%s"}},\
            "host":{"id":"usr_01jhm4q1a2b3c4d5e6f7g8h9jk","name":"John Doe","department":"Engineering"},\
            "location":{"id":"loc_01jhm4p0z9y8x7w6v5t4s3r2q1","name":"Main Office"},\
            "check_in_time":"2025-01-15T09:30:00Z","badge_number":"V-0042","id_scanned":false,"nda_signed":false,\
            "screening_status":"cleared"}""";
    private static final String NOTES = "n".repeat(380);

    private final KafkaProducer<String, String> producer;

    Events(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "enable.idempotence",
                        true,
                        "linger.ms",
                        0,
                        "delivery.timeout.ms",
                        Integer.MAX_VALUE,
                        "compression.type",
                        "lz4"),
                new StringSerializer(),
                new StringSerializer());
    }

    static String nextId() {
        return EVENT.text(IdType.next());
    }

    /// @return completes when Kafka has it
    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells how it ended
    CompletionStage<Void> publish(Account account, String id) {
        var visit = VISIT.text(IdType.next());
        var body =
                "{\"id\":\"%s\",\"event\":\"visitor.checked_in\",\"timestamp\":\"%s\",\"data\":%s,\"account_id\":\"%s\"}"
                        .formatted(
                                id,
                                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                                DATA.formatted(visit, NOTES),
                                account.text());
        var message = new ProducerRecord<>(TOPIC, visit, body);
        message.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8)).add("kyber_mode", LIVE);
        var published = new CompletableFuture<Void>();
        producer.send(message, (metadata, failure) -> {
            if (failure == null) {
                published.complete(null);
            } else {
                published.completeExceptionally(failure);
            }
        });
        return published;
    }

    @Override
    public void close() {
        producer.close();
    }
}
