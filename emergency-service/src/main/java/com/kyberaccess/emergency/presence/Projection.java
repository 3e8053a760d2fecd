package com.kyberaccess.emergency.presence;

import com.kyberaccess.common.consumer.PoisonMessageException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Writes what events change, a batch in a transaction. Every change names the end state of what it touches, so
/// replays, duplicates and reordering between check-in and check-out lead to the same rows; no inbox is needed
/// for that.
@ApplicationScoped
class Projection {
    private final EventEffects effects;
    private final PresenceStore store;
    private final ProjectionLock lock;
    private final PresenceVersion version;
    private final Instance<PresenceListener> listeners;

    Projection(
            EventEffects effects,
            PresenceStore store,
            ProjectionLock lock,
            PresenceVersion version,
            Instance<PresenceListener> listeners) {
        this.effects = effects;
        this.store = store;
        this.lock = lock;
        this.version = version;
        this.listeners = listeners;
    }

    /// @throws PoisonMessageException if the message is not an event that this projection can take
    Change read(ConsumerRecord<String, String> message) {
        return Change.of(message, effects.of(message));
    }

    /// Applies a batch, and its progress, in one transaction.
    @Transactional
    void apply(List<Change> changes) {
        lock.shared();
        changes.forEach(change -> change.effect().write().run());
        tell(changes);
        changes.stream()
                .collect(Collectors.toMap(Change::partition, change -> change, (earlier, later) -> later))
                .values()
                .forEach(last -> store.progress(last.partition(), last.offset() + 1, last.eventTime()));
        version.touch(changes.stream()
                .map(change -> change.effect().tenant())
                .filter(Objects::nonNull)
                .toList());
    }

    private void tell(List<Change> changes) {
        var arrived = visits(changes, Change.Kind.ARRIVED);
        var left = visits(changes, Change.Kind.LEFT);
        var erased = visits(changes, Change.Kind.ERASED);
        if (!arrived.isEmpty() || !left.isEmpty() || !erased.isEmpty()) {
            listeners.forEach(listener -> listener.changed(arrived, left, erased));
        }
    }

    private static List<UUID> visits(List<Change> changes, Change.Kind kind) {
        return changes.stream()
                .filter(change -> change.effect().kind() == kind)
                .map(change -> change.effect().visit())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
