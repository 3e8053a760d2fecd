package com.kyberaccess.common.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A tenant's readers in this process, and the last entries, so that many who come back at once cost one
/// query. Used by the hub's thread alone.
final class Channel {
    private static final int REMEMBERED = 512;

    private final List<Subscriber> subscribers = new ArrayList<>();
    private final Deque<StreamSource.Entry> recent = new ArrayDeque<>();
    private long last;
    private final Map<@Nullable UUID, byte[]> states = new HashMap<>();
    private long stateAt = -1;

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
        states.clear();
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

    /// The frame of a section's state as of the last entry, if it has been made.
    byte @Nullable [] state(@Nullable UUID section) {
        return stateAt == last ? states.get(section) : null;
    }

    byte[] remember(@Nullable UUID section, byte[] frame) {
        if (stateAt != last) {
            states.clear();
            stateAt = last;
        }
        states.put(section, frame);
        return frame;
    }
}
