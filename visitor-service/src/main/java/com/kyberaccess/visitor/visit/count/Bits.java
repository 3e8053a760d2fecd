package com.kyberaccess.visitor.visit.count;

import java.util.Collection;
import java.util.List;
import org.roaringbitmap.RoaringBitmap;

/// The slots that have a term, as one bitmap for each span of slots. They are not put together before
/// they are needed: a frequent term has megabytes of them, of which a list often wants few. Other lists
/// share them, so nothing here changes them.
record Bits(Collection<RoaringBitmap> parts) {
    static final Bits NONE = new Bits(List.of());

    /// Those of `slots` that have the term.
    RoaringBitmap of(RoaringBitmap slots) {
        var with = new RoaringBitmap();
        parts.forEach(part -> with.or(RoaringBitmap.and(slots, part)));
        return with;
    }

    long size() {
        return parts.stream().mapToLong(RoaringBitmap::getLongCardinality).sum();
    }

    /// How many of `slots` have the term.
    long count(RoaringBitmap slots) {
        return parts.stream()
                .mapToLong(part -> RoaringBitmap.andCardinality(slots, part))
                .sum();
    }

    /// Those of `slots` that do not have the term.
    RoaringBitmap without(RoaringBitmap slots) {
        var without = slots.clone();
        leave(without);
        return without;
    }

    /// Whether any of `slots` has the term.
    boolean isAmong(RoaringBitmap slots) {
        return parts.stream().anyMatch(part -> RoaringBitmap.intersects(part, slots));
    }

    /// Takes those that have the term out of `slots`.
    void leave(RoaringBitmap slots) {
        parts.forEach(slots::andNot);
    }

    /// All of them, the caller's to change.
    RoaringBitmap all() {
        var all = new RoaringBitmap();
        parts.forEach(all::or);
        return all;
    }
}
