package com.kyberaccess.webhook.delivery;

import com.kyberaccess.webhook.egress.Exchange;
import java.time.Instant;
import java.util.Map;

/// A request that was made and is to be recorded.
///
/// @param at when it was made, the second of its `X-KyberAccess-Timestamp`
/// @param ended when its outcome was known
record Attempt(Due due, Instant at, Map<String, String> headers, Exchange exchange, Outcome outcome, Instant ended) {}
