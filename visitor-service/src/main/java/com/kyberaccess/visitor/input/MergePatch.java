package com.kyberaccess.visitor.input;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.error.ApiException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.WebApplicationException;
import org.jspecify.annotations.Nullable;

/// The body of a PATCH: only the fields to change, inner ones too (as RFC 7396 has it). The outcome is checked like the
/// body of a creation, so that both have the same rules and the same errors.
@Singleton
public class MergePatch {
    private final ObjectMapper mapper;
    private final Validator validator;

    MergePatch(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /// `present` with the patch's fields; null takes a field away.
    ///
    /// @throws ApiException 422 naming fields that are unknown, of another type, or not valid
    public <T> T apply(T present, ObjectNode patch) {
        return checked(present, merged(tree(present), patch, null));
    }

    /// `present` with the patch's fields; null puts a field back to what it is in `defaults`.
    ///
    /// @throws ApiException 422 naming fields that are unknown, of another type, or not valid
    public <T> T apply(T present, ObjectNode patch, T defaults) {
        return checked(present, merged(tree(present), patch, tree(defaults)));
    }

    public ObjectNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    private static ObjectNode merged(ObjectNode target, ObjectNode patch, @Nullable ObjectNode defaults) {
        patch.properties().forEach(field -> {
            var name = field.getKey();
            var value = field.getValue();
            var fallback = defaults == null ? null : defaults.get(name);
            if (value instanceof ObjectNode inner && target.get(name) instanceof ObjectNode present) {
                merged(present, inner, fallback instanceof ObjectNode object ? object : null);
            } else {
                target.set(name, value.isNull() && fallback != null ? fallback : value);
            }
        });
        return target;
    }

    private <T> T checked(T present, ObjectNode merged) {
        T changed;
        try {
            @SuppressWarnings("unchecked") // the class of a T
            var type = (Class<T>) present.getClass();
            changed = mapper.treeToValue(merged, type);
        } catch (JsonProcessingException e) {
            throw new WebApplicationException(e);
        }
        var violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            throw new ConstraintViolationException(violations);
        }
        return changed;
    }
}
