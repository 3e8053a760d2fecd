package com.kyberaccess.visitor.closure;

import com.kyberaccess.common.consumer.PoisonMessageException;
import com.kyberaccess.common.event.DomainEvent;
import com.kyberaccess.common.event.EventCodec;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.location.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Turns emergency events into closures. No inbox is needed: every change names the end state of its row.
@ApplicationScoped
class ClosureProjection {
    private static final IdType LOCKDOWN_ID = new IdType("lck");
    private static final IdType EVACUATION_ID = new IdType("evc");

    private final EventCodec codec;
    private final ClosureStore store;
    private final SandboxResets resets;

    ClosureProjection(EventCodec codec, ClosureStore store, SandboxResets resets) {
        this.codec = codec;
        this.store = store;
        this.resets = resets;
    }

    /// What one message changes.
    ///
    /// @throws PoisonMessageException if it is not an event that can be taken
    Runnable read(ConsumerRecord<String, String> message) {
        var received = codec.read(message);
        var event = received.event();
        var tenant = received.tenant();
        if (resets.isStale(tenant, event.timestamp())) {
            return () -> {};
        }
        return switch (event.event()) {
            case EmergencyEvents.LOCKDOWN_ACTIVATED -> lockdown(tenant, event);
            case EmergencyEvents.LOCKDOWN_DEACTIVATED -> {
                var id = lockdownId(codec.data(event, EmergencyEvents.Lockdown.class));
                yield () -> store.ended(tenant, ClosureStore.LOCKDOWN, id, event.timestamp());
            }
            case EmergencyEvents.EVACUATION_ACTIVATED, EmergencyEvents.DRILL_STARTED -> evacuation(tenant, event);
            case EmergencyEvents.EVACUATION_ENDED, EmergencyEvents.DRILL_ENDED -> {
                var id = evacuationId(codec.data(event, EmergencyEvents.Evacuation.class));
                yield () -> store.ended(tenant, ClosureStore.EVACUATION, id, event.timestamp());
            }
            // Other types are of no interest here, and new ones must not stop this consumer.
            default -> () -> {};
        };
    }

    @Transactional
    void apply(List<Runnable> changes) {
        changes.forEach(Runnable::run);
    }

    private Runnable lockdown(Tenant tenant, DomainEvent event) {
        var data = codec.data(event, EmergencyEvents.Lockdown.class);
        var id = lockdownId(data);
        var locations = data.location() == null ? null : List.of(location(data.location()));
        return () -> store.began(tenant, ClosureStore.LOCKDOWN, id, locations, event.timestamp());
    }

    private Runnable evacuation(Tenant tenant, DomainEvent event) {
        var data = codec.data(event, EmergencyEvents.Evacuation.class);
        var id = evacuationId(data);
        var everywhere = Boolean.TRUE.equals(data.evacuation().allLocations());
        if (!everywhere && (data.locations() == null || data.locations().isEmpty())) {
            throw new PoisonMessageException(event.event() + " needs locations, or all_locations");
        }
        var locations = everywhere || data.locations() == null
                ? null
                : data.locations().stream().map(ClosureProjection::location).toList();
        return () -> store.began(tenant, ClosureStore.EVACUATION, id, locations, event.timestamp());
    }

    private static UUID lockdownId(EmergencyEvents.Lockdown data) {
        return id(LOCKDOWN_ID, data.lockdown() == null ? null : data.lockdown().id());
    }

    private static UUID evacuationId(EmergencyEvents.Evacuation data) {
        return id(
                EVACUATION_ID,
                data.evacuation() == null ? null : data.evacuation().id());
    }

    private static UUID location(EmergencyEvents.Place place) {
        return id(Place.LOCATION_ID, place.id());
    }

    private static UUID id(IdType type, @Nullable String text) {
        return type.parse(text).orElseThrow(() -> new PoisonMessageException("not a " + type.prefix() + "_ id"));
    }
}
