package com.kyberaccess.visitor.visit.count;

import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// The bitmaps of a span of slots, while they are made.
final class Segment {
    private final Map<String, RoaringBitmap> terms = new HashMap<>();
    private final Map<String, RoaringBitmap> words = new HashMap<>();

    void add(int slot, Document visit) {
        Terms.of(visit, term -> terms.computeIfAbsent(term, first -> new RoaringBitmap())
                .add(slot));
        for (var word : Terms.wordsOf(visit.searchText())) {
            words.computeIfAbsent(word, first -> new RoaringBitmap()).add(slot);
        }
    }

    /// All of them. Words that few visits have are left out: reading those visits is as quick.
    Map<String, RoaringBitmap> bitmaps(int commonFrom) {
        words.values().removeIf(bits -> bits.getCardinality() < commonFrom);
        words.forEach((word, bits) -> terms.put(Terms.word(word), bits));
        return terms;
    }
}
