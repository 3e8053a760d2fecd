package com.kyberaccess.emergency.lockdown;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.emergency.approval.Actors;
import com.kyberaccess.emergency.approval.ApprovableAction;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What of lockdowns may need two persons.
final class LockdownActions {
    static final String ACTIVATE = "lockdown";
    static final String LIFT = "lockdown_lift";

    private LockdownActions() {}

    /// A request to lift, while it waits.
    record Lift(UUID lockdown, @Nullable String reason) {}

    @Singleton
    static class Activate implements ApprovableAction {
        private final Lockdowns lockdowns;
        private final ObjectMapper mapper;

        Activate(Lockdowns lockdowns, ObjectMapper mapper) {
            this.lockdowns = lockdowns;
            this.mapper = mapper;
        }

        @Override
        public String name() {
            return ACTIVATE;
        }

        @Override
        public Object perform(Actors actors, JsonNode request) {
            return lockdowns.activate(actors, read(mapper, request, LockdownRequest.class));
        }
    }

    @Singleton
    static class LiftIt implements ApprovableAction {
        private final Lockdowns lockdowns;
        private final ObjectMapper mapper;

        LiftIt(Lockdowns lockdowns, ObjectMapper mapper) {
            this.lockdowns = lockdowns;
            this.mapper = mapper;
        }

        @Override
        public String name() {
            return LIFT;
        }

        @Override
        public Object perform(Actors actors, JsonNode request) {
            var lift = read(mapper, request, Lift.class);
            return lockdowns.lift(actors, lift.lockdown(), lift.reason());
        }
    }

    private static <T> T read(ObjectMapper mapper, JsonNode request, Class<T> type) {
        try {
            return mapper.treeToValue(request, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("request not read", e);
        }
    }
}
