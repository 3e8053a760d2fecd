package com.kyberaccess.visitor.visit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.kyberaccess.visitor.screening.ScreeningAlert;
import com.kyberaccess.visitor.screening.ScreeningResults;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value as a `json` column, which keeps the order of its fields. The mapper is its own, so that what is stored does
/// not change with the API's settings.
abstract class JsonColumn<T> implements AttributeConverter<T, String> {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final TypeReference<? extends T> type;

    private JsonColumn(TypeReference<? extends T> type) {
        this.type = type;
    }

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable T value) {
        try {
            return value == null ? null : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("column can't be written", e);
        }
    }

    @Override
    public @Nullable T convertToEntityAttribute(@Nullable String column) {
        try {
            return column == null ? null : MAPPER.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("column can't be read", e);
        }
    }

    /// Custom fields.
    @Converter
    static class Fields extends JsonColumn<Map<String, JsonNode>> {
        Fields() {
            super(new TypeReference<LinkedHashMap<String, JsonNode>>() {});
        }
    }

    /// Screening results.
    @Converter
    static class Results extends JsonColumn<ScreeningResults> {
        Results() {
            super(new TypeReference<>() {});
        }
    }

    /// A screening alert.
    @Converter
    static class Alert extends JsonColumn<ScreeningAlert> {
        Alert() {
            super(new TypeReference<>() {});
        }
    }
}
