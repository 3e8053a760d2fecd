package com.kyberaccess.visitor.visit.count;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.Container;
import org.roaringbitmap.RoaringBitmap;

/// The slots that have each of some terms. Lists share them, so nobody changes them.
///
/// @param byTerm those that any visit has
record Bits(Map<String, RoaringBitmap> byTerm) {

    /// @param parts of each term by their spans, in the order of those
    static Bits of(Map<String, ? extends SequencedMap<Span, RoaringBitmap>> parts) {
        var byTerm = new HashMap<String, RoaringBitmap>();
        parts.forEach((term, bySpan) -> byTerm.put(term, joined(bySpan.sequencedValues())));
        return new Bits(byTerm);
    }

    RoaringBitmap of(String term) {
        return byTerm.getOrDefault(term, new RoaringBitmap());
    }

    /// Bitmaps of spans as one. It has their containers rather than copies: a frequent term has megabytes of them.
    private static RoaringBitmap joined(Collection<RoaringBitmap> parts) {
        var joined = new RoaringBitmap();
        char key = 0;
        @Nullable Container last = null;
        for (var part : parts) {
            for (var next = part.getContainerPointer(); next.getContainer() != null; next.advance()) {
                if (last != null && next.key() == key) {
                    last = last.or(next.getContainer());
                    continue;
                }
                if (last != null) {
                    joined.append(key, last);
                }
                key = next.key();
                last = next.getContainer();
            }
        }
        if (last != null) {
            joined.append(key, last);
        }
        return joined;
    }
}
