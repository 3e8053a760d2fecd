package com.kyberaccess.webhook.intake;

import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.event.DomainEvent;
import com.kyberaccess.common.event.EventCodec;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.webhook.catalogue.EventCatalogue;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Kafka records as events for webhooks.
@Singleton
class EventReader {
    private final EventCodec codec;
    private final SandboxResets resets;

    EventReader(EventCodec codec, SandboxResets resets) {
        this.codec = codec;
        this.resets = resets;
    }

    /// @return empty for events between the services, which webhooks never see, and for those of a sandbox that has
    // been
    ///     reset since
    /// @throws PoisonMessageException if the record is no event
    Optional<IncomingEvent> read(ConsumerRecord<String, String> message) {
        var received = codec.read(message);
        var event = received.event();
        if (!EventCatalogue.contains(event.event()) || resets.isStale(received.tenant(), event.timestamp())) {
            return Optional.empty();
        }
        var id =
                Outbox.EVENT_ID.parse(event.id()).orElseThrow(() -> new PoisonMessageException("id is not an evt_ id"));
        return Optional.of(new IncomingEvent(id, received.tenant(), event.event(), event.timestamp(), body(event)));
    }

    /// The contract's five fields in its order, whatever else the producer sent.
    private static byte[] body(DomainEvent event) {
        var out = new StringBuilder("{\"id\":");
        WireForm.string(event.id(), out);
        out.append(",\"event\":");
        WireForm.string(event.event(), out);
        out.append(",\"timestamp\":\"")
                .append(event.timestamp().truncatedTo(ChronoUnit.SECONDS))
                .append("\",\"data\":");
        if (event.data() == null) {
            out.append("null");
        } else {
            WireForm.write(event.data(), out);
        }
        out.append(",\"account_id\":");
        WireForm.string(event.accountId(), out);
        return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }
}
