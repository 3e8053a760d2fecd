package com.kyberaccess.webhook.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.event.EventCodec;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.webhook.catalogue.EventCatalogue;
import com.kyberaccess.webhook.subscription.Selection;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Kafka records as events for webhooks.
@Singleton
class EventReader {
    private static final IdType VISIT = new IdType("vis");

    private final EventCodec codec;
    private final SandboxResets resets;

    EventReader(EventCodec codec, SandboxResets resets) {
        this.codec = codec;
        this.resets = resets;
    }

    /// @param traceparent of the span that takes it in
    /// @return empty for events between the services, which webhooks never see, and for those of a sandbox that
    ///     has been reset since
    /// @throws PoisonMessageException if the record is no event
    Optional<IncomingEvent> read(ConsumerRecord<String, String> message, @Nullable String traceparent) {
        var received = codec.read(message);
        var event = received.event();
        if (!EventCatalogue.contains(event.event()) || resets.isStale(received.tenant(), event.timestamp())) {
            return Optional.empty();
        }
        var id =
                Outbox.EVENT_ID.parse(event.id()).orElseThrow(() -> new PoisonMessageException("id is not an evt_ id"));
        var visitor = visitor(event.data());
        var body = EventBody.of(event.id(), event.event(), event.timestamp(), event.data(), event.accountId());
        return Optional.of(new IncomingEvent(
                id,
                received.tenant(),
                event.event(),
                event.timestamp(),
                visitor,
                body,
                event.data(),
                Selection.subject(event.event(), event.data()).orElse(null),
                traceparent));
    }

    /// Only a well-formed id: it is an index's key.
    private static @Nullable String visitor(@Nullable JsonNode data) {
        var id = data == null ? null : data.path("visitor").path("id").textValue();
        return VISIT.parse(id).isPresent() ? id : null;
    }
}
