package com.kyberaccess.visitor.visit.count;

import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// The bitmaps of a span of slots, while they are made.
final class Segment {
    private final Map<String, RoaringBitmap> terms = new HashMap<>();
    private final Map<Gram, Slots> grams = new HashMap<>();
    private final Map<String, RoaringBitmap> words = new HashMap<>();

    void add(int slot, Document visit) {
        var text = visit.content().searchText();
        Terms.of(visit, term -> terms.computeIfAbsent(term, first -> new RoaringBitmap())
                .add(slot));
        Gram.of(text, gram -> grams.computeIfAbsent(gram, first -> new Slots()).add(slot));
        for (var word : Terms.wordsOf(text)) {
            words.computeIfAbsent(word, first -> new RoaringBitmap()).add(slot);
        }
    }

    /// Of a gram: a text may have it more than once, and a bitmap looks for what it has already.
    private static final class Slots {
        private final RoaringBitmap bits = new RoaringBitmap();
        private int last = -1;

        void add(int slot) {
            if (slot != last) {
                bits.add(slot);
                last = slot;
            }
        }
    }

    /// All of them, once. Words that few visits have are left out: reading those visits is as quick.
    Map<String, RoaringBitmap> bitmaps(int commonFrom) {
        grams.forEach((gram, slots) -> terms.put(gram.term(), slots.bits));
        words.forEach((word, bits) -> {
            if (bits.getCardinality() >= commonFrom) {
                terms.put(Terms.word(word), bits);
            }
        });
        return terms;
    }
}
