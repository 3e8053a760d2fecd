package com.kyberaccess.webhook.redrive;

import com.kyberaccess.common.consumer.PoisonMessageException;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// A consumer whose dead letters can be taken in again. Doing so twice is doing so once.
public interface LetterHandler {
    /// The name under which it parks what it can't read (`dead_letter_consumer`).
    String consumer();

    /// @param letter as it was on its topic, beside the headers of its parking
    /// @throws PoisonMessageException if it still can't be read
    void takeAgain(ConsumerRecord<String, String> letter);
}
