package com.kyberaccess.webhook.delivery;

import com.kyberaccess.webhook.egress.Exchange;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The header by which a receiver says when to come back (RFC 9110, section 10.2.3): seconds, or a date.
final class RetryAfter {
    private static final int LONGEST = 9;

    private RetryAfter() {}

    /// How long after `now` the receiver wants to be asked again; empty if it does not say.
    static Optional<Duration> of(Exchange exchange, Instant now) {
        return exchange.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Retry-After"))
                .findFirst()
                .flatMap(header -> parse(header.getValue().strip(), now));
    }

    private static Optional<Duration> parse(String value, Instant now) {
        if (!value.isEmpty() && value.length() <= LONGEST && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Duration.ofSeconds(Integer.parseInt(value)));
        }
        try {
            var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, date)).filter(Duration::isPositive);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
