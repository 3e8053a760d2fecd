package com.kyberaccess.visitor.location;

import com.kyberaccess.common.error.ApiException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which location is part of which.
///
/// @param parents the parent of each location that has one
record LocationTree(Map<UUID, UUID> parents) {
    /// Levels at the most, such as region, city, campus, building and floor.
    static final int MAX_LEVELS = 5;

    LocationTree {
        parents = Map.copyOf(parents);
    }

    /// @param location what moves below `parent`; null for a new one
    /// @throws ApiException 422 naming `parent_id` if it would be part of itself, or too deep
    void requireRoom(@Nullable UUID location, UUID parent) {
        if (parent.equals(location)) {
            throw ApiException.invalidField("parent_id", "Must not be the location itself");
        }
        int above = 0;
        for (UUID level = parent; level != null; level = parents.get(level)) {
            if (level.equals(location)) {
                throw ApiException.invalidField("parent_id", "Must not be a part of the location");
            }
            above++;
        }
        if (above + (location == null ? 1 : levels(location)) > MAX_LEVELS) {
            throw ApiException.invalidField("parent_id", "Must leave at most %d levels".formatted(MAX_LEVELS));
        }
    }

    /// How many levels hang on a location, its own included.
    private int levels(UUID location) {
        var depths = new HashMap<UUID, Integer>();
        depths.put(location, 1);
        var open = new HashSet<>(parents.keySet());
        boolean grew = true;
        while (grew) {
            grew = open.removeIf(child -> {
                var depth = depths.get(parents.get(child));
                if (depth != null) {
                    depths.put(child, depth + 1);
                }
                return depth != null;
            });
        }
        return depths.values().stream().mapToInt(Integer::intValue).max().orElse(1);
    }
}
