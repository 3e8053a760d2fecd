package com.kyberaccess.emergency.presence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a replay of the topic is to write: of a visit that is over nothing but that.
final class ReplayOutcome {
    private final Map<UUID, List<Change.Effect>> visits = new LinkedHashMap<>();
    private final List<Change.Effect> others = new ArrayList<>();
    private long messages;

    void read(Change.Effect effect) {
        messages++;
        var visit = effect.visit();
        if (visit == null) {
            others.add(effect);
            return;
        }
        var before = visits.computeIfAbsent(visit, id -> new ArrayList<>(1));
        if (ends(effect)) {
            before.removeIf(earlier -> !ends(earlier));
        } else if (before.stream().anyMatch(ReplayOutcome::ends)) {
            return;
        }
        before.add(effect);
    }

    /// A message without an effect.
    void passedOver() {
        messages++;
    }

    long messages() {
        return messages;
    }

    /// Visits whose rows the effects make anew. Of a visit that the topic only corrects, because its arrival is older
    /// than the topic's first message, the row is not to be taken away: the person is in.
    Collection<UUID> visits() {
        return visits.entrySet().stream()
                .filter(visit -> visit.getValue().stream().anyMatch(effect -> effect.kind() != Change.Kind.CORRECTED))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// In the order in which they are to be applied.
    List<Change.Effect> effects() {
        var all = new ArrayList<>(others);
        visits.values().forEach(all::addAll);
        return all;
    }

    private static boolean ends(Change.Effect effect) {
        return effect.kind() == Change.Kind.LEFT || effect.kind() == Change.Kind.ERASED;
    }
}
