package com.kyberaccess.visitor.visit.count;

import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// The bitmaps of a span of slots, while they are made.
final class Segment {
    private final Map<String, RoaringBitmap> terms = new HashMap<>();
    private final Map<Gram, Slots> grams = new HashMap<>();
    private final WordSlots words = new WordSlots();
    private final FullPeriods periods = new FullPeriods();

    void add(int slot, Document visit) {
        var text = visit.content().searchText();
        Terms.of(visit, term -> terms.computeIfAbsent(term, first -> new RoaringBitmap())
                .add(slot));
        Gram.of(text, gram -> grams.computeIfAbsent(gram, first -> new Slots()).add(slot));
        words.add(slot, text);
        periods.add(slot, visit.content().effectiveAt());
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

    /// All of them, once. Words that few visits have are left out: reading those visits is as quick. So are parts of
    /// hours and minutes with few visits.
    ///
    /// @param commonFrom visits that have a word
    /// @param partedFrom visits of an hour or a minute
    Map<String, RoaringBitmap> bitmaps(int commonFrom, int partedFrom) {
        grams.forEach((gram, slots) -> terms.put(gram.term(), slots.bits));
        terms.putAll(words.bitmaps(commonFrom));
        terms.putAll(periods.bitmaps(partedFrom));
        return terms;
    }
}
