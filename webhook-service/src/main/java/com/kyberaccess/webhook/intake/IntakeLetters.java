package com.kyberaccess.webhook.intake;

import com.kyberaccess.webhook.delivery.Dispatcher;
import com.kyberaccess.webhook.redrive.LetterHandler;
import jakarta.inject.Singleton;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Takes in again what the event consumer parked; an event that the log has already changes nothing.
@Singleton
class IntakeLetters implements LetterHandler {
    private final EventReader reader;
    private final EventLog log;
    private final Dispatcher dispatcher;

    IntakeLetters(EventReader reader, EventLog log, Dispatcher dispatcher) {
        this.reader = reader;
        this.log = log;
        this.dispatcher = dispatcher;
    }

    @Override
    public String consumer() {
        return EventConsumer.NAME;
    }

    @Override
    public void takeAgain(ConsumerRecord<String, String> letter) {
        reader.read(letter, null).ifPresent(event -> {
            log.store(List.of(event));
            dispatcher.wake();
        });
    }
}
