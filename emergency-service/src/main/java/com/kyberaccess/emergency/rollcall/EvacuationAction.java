package com.kyberaccess.emergency.rollcall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.emergency.approval.Actors;
import com.kyberaccess.emergency.approval.ApprovableAction;
import jakarta.inject.Singleton;

/// Starting an evacuation may need two persons. Drills and ends do not: neither stops anything.
@Singleton
class EvacuationAction implements ApprovableAction {
    static final String NAME = "evacuation";

    private final Evacuations evacuations;
    private final EvacuationViews views;
    private final ObjectMapper mapper;

    EvacuationAction(Evacuations evacuations, EvacuationViews views, ObjectMapper mapper) {
        this.evacuations = evacuations;
        this.views = views;
        this.mapper = mapper;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object perform(Actors actors, JsonNode request) {
        try {
            return views.of(evacuations.activate(actors, mapper.treeToValue(request, EvacuationRequest.class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("request not read", e);
        }
    }
}
