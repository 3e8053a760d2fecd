package com.kyberaccess.emergency.evacuation;

import com.kyberaccess.emergency.presence.OnSite.Revision;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/// The people of one list, each in JSON, in the list's order. Where one of thousands comes or goes, only that
/// one is read and rendered: the others are taken from the list before.
///
/// @param version of the projection when they were read; they are at least as new
/// @param visitors a JSON array
/// @param awaiting a JSON array
record RenderedPeople(long version, Map<UUID, Element> elements, byte[] visitors, byte[] awaiting) {
    /// Bytes by which a list may grow without being copied.
    private static final int ROOM = 4096;

    private static final RenderedPeople NONE = new RenderedPeople(0, Map.of(), new byte[0], new byte[0]);

    /// One person.
    ///
    /// @param number of the row's revision
    record Element(long number, byte[] json) {
        boolean shows(Revision revision) {
            return number == revision.number();
        }
    }

    static RenderedPeople none() {
        return NONE;
    }

    /// @param order who is on the list now
    /// @param read renders those that are asked for; people who left in the meantime are missing
    /// @param waiting a JSON array
    RenderedPeople next(
            long newVersion, List<Revision> order, Function<List<UUID>, Map<UUID, byte[]>> read, byte[] waiting) {
        var unknown = order.stream()
                .filter(revision -> !isKnown(revision))
                .map(Revision::visitId)
                .toList();
        var fresh = unknown.isEmpty() ? Map.<UUID, byte[]>of() : read.apply(unknown);
        var next = HashMap.<UUID, Element>newHashMap(order.size());
        var array = new ByteArrayOutputStream(visitors.length + ROOM);
        array.write('[');
        for (var revision : order) {
            var id = revision.visitId();
            if (isKnown(revision)) {
                next.put(id, Objects.requireNonNull(elements.get(id)));
            } else if (fresh.get(id) instanceof byte[] json) {
                next.put(id, new Element(revision.number(), json));
            } else {
                continue;
            }
            if (next.size() > 1) {
                array.write(',');
            }
            array.writeBytes(Objects.requireNonNull(next.get(id)).json());
        }
        array.write(']');
        return new RenderedPeople(newVersion, next, array.toByteArray(), waiting);
    }

    private boolean isKnown(Revision revision) {
        var known = elements.get(revision.visitId());
        return known != null && known.shows(revision);
    }

    int count() {
        return elements.size();
    }

    /// Bytes that it keeps in memory, roughly.
    int weight() {
        return 2 * visitors.length + awaiting.length;
    }
}
