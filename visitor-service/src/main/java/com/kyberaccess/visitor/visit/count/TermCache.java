package com.kyberaccess.visitor.visit.count;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/// Large bitmaps that lists have read, the most used of them, up to a size in bytes. Those of a segment are written
/// once and deleted by a merge, all but those that {@link Terms#isRewritten}: what a list finds in its snapshot is
/// what is kept here.
@ApplicationScoped
class TermCache {
    private record Key(int index, String term) {}

    private final long smallest;
    private final Cache<Key, Map<Span, RoaringBitmap>> kept;

    TermCache(IndexConfig config) {
        smallest = config.memoryFrom().asLongValue();
        kept = Caffeine.newBuilder()
                .maximumWeight(config.memory().asLongValue())
                .weigher((Key key, Map<Span, RoaringBitmap> parts) -> parts.values().stream()
                        .mapToInt(RoaringBitmap::getSizeInBytes)
                        .sum())
                .build();
    }

    /// The parts of these terms that are kept; nobody may change them.
    Map<String, Map<Span, RoaringBitmap>> of(int index, Collection<String> terms) {
        var known = new HashMap<String, Map<Span, RoaringBitmap>>();
        for (var term : terms) {
            var parts = kept.getIfPresent(new Key(index, term));
            if (parts != null) {
                known.put(term, parts);
            }
        }
        return known;
    }

    /// Keeps the large ones of a term's parts, all that there are now, instead of those that were.
    void keep(int index, String term, Map<Span, RoaringBitmap> parts) {
        var key = new Key(index, term);
        var large = new HashMap<>(parts);
        large.values().removeIf(bits -> bits.getSizeInBytes() < smallest);
        var known = kept.getIfPresent(key);
        boolean isKnown = known != null && known.keySet().equals(large.keySet());
        if (!isKnown && !large.isEmpty() && !Terms.isRewritten(term)) {
            kept.put(key, Map.copyOf(large));
        }
    }
}
