package com.kyberaccess.common.event;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/// The body of every event, on Kafka and in a webhook (contract, article 3, *Webhook Payload Format*; design §7).
///
/// @param id `evt_…`, the same on every redelivery
/// @param event the type, such as `visitor.checked_in`
/// @param timestamp when it happened, to the second
/// @param data what it is about, by type
/// @param accountId `acc_…`
@JsonPropertyOrder({"id", "event", "timestamp", "data", "account_id"})
public record DomainEvent(String id, String event, Instant timestamp, JsonNode data, String accountId) {}
