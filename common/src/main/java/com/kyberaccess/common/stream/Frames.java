package com.kyberaccess.common.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Server-sent events as bytes (HTML Living Standard, §9.2.6). JSON has no line breaks, so one `data` line
/// holds it.
final class Frames {
    /// A comment, which readers pass over.
    static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    /// Tells readers to come back after a second.
    static final byte[] RETRY = "retry: 1000\n\n".getBytes(StandardCharsets.US_ASCII);

    private Frames() {}

    static byte[] of(long seq, String type, String json) {
        return text(seq, type, json).getBytes(StandardCharsets.UTF_8);
    }

    /// @param section whose entries; null for all. Empty if it has none
    static byte[] of(List<StreamSource.Entry> entries, @Nullable UUID section) {
        var text = new StringBuilder();
        entries.stream()
                .filter(entry -> entry.concerns(section))
                .forEach(entry -> text.append(text(entry.seq(), entry.type(), entry.data())));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Sets the reader's `Last-Event-ID` and tells it nothing (an event without data is not dispatched).
    static byte[] position(long seq) {
        return ("id: " + seq + "\n\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(long seq, String type, String json) {
        return "id: " + seq + "\nevent: " + type + "\ndata: " + json + "\n\n";
    }
}
