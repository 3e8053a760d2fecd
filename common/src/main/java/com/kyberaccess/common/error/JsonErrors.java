package com.kyberaccess.common.error;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a body that Jackson refused means to the client: not JSON at all is 400, a field of the wrong kind is 422 and
/// named.
final class JsonErrors {
    private JsonErrors() {}

    static ApiException translate(JacksonException e) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            return ApiException.invalidField(path(mapping), issue(mapping));
        }
        if (e instanceof MismatchedInputException mismatch) {
            return new ApiException(
                    PlatformError.MALFORMED_JSON,
                    String.valueOf(mismatch.getMessage()).startsWith("No content")
                            ? "The body is empty; this path needs a JSON object."
                            : "The body must be a JSON object.");
        }
        var at = e.getLocation();
        return new ApiException(
                PlatformError.MALFORMED_JSON,
                at == null
                        ? "The body is not valid JSON."
                        : "The body is not valid JSON (line %d, column %d)."
                                .formatted(at.getLineNr(), at.getColumnNr()));
    }

    private static String path(JsonMappingException e) {
        var path = new StringBuilder();
        for (var reference : e.getPath()) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String issue(JsonMappingException e) {
        return switch (e) {
            case UnrecognizedPropertyException ignored -> "Unknown field";
            case InvalidFormatException format
            when format.getTargetType().isEnum() -> "Must be one of: " + EnumNames.of(format.getTargetType());
            case MismatchedInputException mismatch -> "Must be " + kind(mismatch.getTargetType());
            default -> "Invalid value";
        };
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == null) {
            return "of another type";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class || type == double.class) {
            return "a number";
        }
        if (type == LocalDate.class) {
            return "a date (YYYY-MM-DD)";
        }
        if (type == Instant.class) {
            return "a timestamp (RFC 3339)";
        }
        if (List.class.isAssignableFrom(type)) {
            return "an array";
        }
        return "an object";
    }
}
