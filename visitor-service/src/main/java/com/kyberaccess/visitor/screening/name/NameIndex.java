package com.kyberaccess.visitor.screening.name;

import com.kyberaccess.visitor.screening.name.NameCodes.Pair;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Listed names by their codes, in memory: finds what the database's index would.
///
/// @param <T> what is found
public final class NameIndex<T> {
    private final Map<Long, Set<T>> byCode = new HashMap<>();

    public void add(long[] codes, T found) {
        for (long code : codes) {
            byCode.computeIfAbsent(code, any -> new LinkedHashSet<>()).add(found);
        }
    }

    /// Those with a code of each place of one of the pairs.
    public Collection<T> candidates(List<Pair> wanted) {
        var candidates = new LinkedHashSet<T>();
        for (var pair : wanted) {
            var first = withAnyOf(pair.first());
            if (!first.isEmpty()) {
                first.retainAll(withAnyOf(pair.second()));
                candidates.addAll(first);
            }
        }
        return candidates;
    }

    private Set<T> withAnyOf(long[] codes) {
        var found = new LinkedHashSet<T>();
        Arrays.stream(codes).forEach(code -> found.addAll(byCode.getOrDefault(code, Set.of())));
        return found;
    }
}
