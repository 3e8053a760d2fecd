package com.kyberaccess.webhook.filter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters as they lie in the database: JSON.
@Singleton
public class FilterCodec {
    private static final TypeReference<LinkedHashMap<String, Object>> JSON = new TypeReference<>() {};

    private final ObjectMapper mapper;

    FilterCodec(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// @return null for no filter, which one without conditions is too
    public @Nullable String write(@Nullable Map<String, Object> conditions) {
        if (conditions == null || conditions.isEmpty()) {
            return null;
        }
        try {
            return mapper.writeValueAsString(conditions);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a filter can't be written", e);
        }
    }

    public @Nullable EventFilter read(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        try {
            return new EventFilter(mapper.readValue(stored, JSON));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored filter is not JSON", e);
        }
    }
}
