package com.kyberaccess.webhook.eventlog;

import com.kyberaccess.common.paging.Cursor;
import java.util.List;
import java.util.UUID;

/// A place in the event log, which is in the order of the transactions that stored the events, and of ids within one.
///
/// @param transaction a decimal number, PostgreSQL's xid8
public record LogPosition(String transaction, UUID event) {
    public static final LogPosition START = new LogPosition("0", new UUID(0, 0));

    /// @throws IllegalArgumentException if the values are not those of {@link #cursor}
    static LogPosition of(List<String> values) {
        if (values.size() != 2 || !values.getFirst().matches("[0-9]{1,19}")) {
            throw new IllegalArgumentException("not a position in the event log");
        }
        return new LogPosition(values.getFirst(), UUID.fromString(values.getLast()));
    }

    Cursor cursor() {
        return Cursor.of(transaction, event.toString());
    }
}
