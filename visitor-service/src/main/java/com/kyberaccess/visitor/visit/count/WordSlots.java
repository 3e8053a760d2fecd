package com.kyberaccess.visitor.visit.count;

import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// Which slots have which words, while the bitmaps of a segment are made.
final class WordSlots {
    private final Map<String, RoaringBitmap> words = new HashMap<>();
    private final Map<String, RoaringBitmap> rare = noneRare();

    /// @param searchText of the slot's visit
    void add(int slot, String searchText) {
        var found = Words.of(searchText);
        for (var word : found.listed()) {
            words.computeIfAbsent(Terms.word(word), first -> new RoaringBitmap())
                    .add(slot);
        }
        found.unlisted().forEach(kind -> slots(rare, kind.rare()).add(slot));
    }

    /// By terms: words that many visits have; and for each {@link WordKind} those that have others, which are read when
    /// a text is looked for.
    Map<String, RoaringBitmap> bitmaps(int commonFrom) {
        var terms = new HashMap<String, RoaringBitmap>();
        rare.forEach((term, slots) -> terms.put(term, slots.clone()));
        words.forEach((word, slots) -> {
            if (slots.getCardinality() >= commonFrom) {
                terms.put(word, slots);
            } else {
                Terms.kindOf(word).ifPresent(kind -> slots(terms, kind.rare()).or(slots));
            }
        });
        return terms;
    }

    /// For each kind an empty one: that a segment has one tells that what is not in it need not be read.
    static Map<String, RoaringBitmap> noneRare() {
        var none = new HashMap<String, RoaringBitmap>();
        for (var kind : WordKind.values()) {
            none.put(kind.rare(), new RoaringBitmap());
        }
        return none;
    }

    private static RoaringBitmap slots(Map<String, RoaringBitmap> of, String term) {
        return of.computeIfAbsent(term, first -> new RoaringBitmap());
    }
}
