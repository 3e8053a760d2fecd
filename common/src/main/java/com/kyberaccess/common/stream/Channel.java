package com.kyberaccess.common.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tenant's readers in this process, and the last entries, so that many who come back at once cost one
/// query. Used by the hub's thread alone.
final class Channel {
    private static final int REMEMBERED = 512;

    private final List<Subscriber> subscribers = new ArrayList<>();
    private final Deque<StreamSource.Entry> recent = new ArrayDeque<>();
    private long last;
    private long stateAt = -1;
    private byte @Nullable [] state;

    Channel(long last) {
        this.last = last;
    }

    List<Subscriber> subscribers() {
        return subscribers;
    }

    /// The number of the last entry that everybody here has been sent.
    long last() {
        return last;
    }

    void advance(List<StreamSource.Entry> entries) {
        for (var entry : entries) {
            recent.addLast(entry);
            if (recent.size() > REMEMBERED) {
                recent.removeFirst();
            }
            last = entry.seq();
        }
    }

    void restart(long head) {
        recent.clear();
        last = head;
    }

    /// The entries behind `seen`, if all of them are remembered.
    @Nullable
    List<StreamSource.Entry> recentBehind(long seen) {
        if (seen == last) {
            return List.of();
        }
        if (recent.isEmpty() || recent.getFirst().seq() > seen + 1) {
            return null;
        }
        return recent.stream().filter(entry -> entry.seq() > seen).toList();
    }

    /// The frame of the state as of the last entry, if it has been made.
    byte @Nullable [] state() {
        return stateAt == last ? state : null;
    }

    byte[] remember(byte[] frame) {
        state = frame;
        stateAt = last;
        return frame;
    }
}
