package com.kyberaccess.visitor.visit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of a visit before it takes place.
public record VisitPlan(
        UUID hostId,
        UUID locationId,
        Visitor visitor,
        @Nullable String purpose,
        @Nullable String notes,
        Map<String, JsonNode> customFields) {}
