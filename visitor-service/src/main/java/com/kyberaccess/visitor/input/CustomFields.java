package com.kyberaccess.visitor.input;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An account's own fields: at most 50, each a string, a number or a boolean, 16 KB in all, keys of 1 to 100
/// characters. In a change, null takes a field away.
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = CustomFields.Validator.class)
public @interface CustomFields {
    int MAX_FIELDS = 50;
    int MAX_BYTES = 16 * 1024;
    int MAX_KEY = 100;

    /// Whether null is a value too: that of a field to remove (RFC 7396).
    boolean removable() default false;

    String message() default "Invalid custom fields";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Names every field at fault as `custom_fields.<key>`, in the order sent.
    class Validator implements ConstraintValidator<CustomFields, Map<String, JsonNode>> {
        private boolean removable;

        @Override
        public void initialize(CustomFields constraint) {
            removable = constraint.removable();
        }

        @Override
        public boolean isValid(@Nullable Map<String, JsonNode> fields, ConstraintValidatorContext context) {
            if (fields == null) {
                return true;
            }
            var whole = whole(fields);
            if (whole != null) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(whole).addConstraintViolation();
                return false;
            }
            var issues = new LinkedHashMap<String, String>();
            fields.forEach((key, value) -> {
                var issue = removable && value.isNull() ? null : issue(value);
                if (issue != null) {
                    issues.put(key, issue);
                }
            });
            if (issues.isEmpty()) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            issues.forEach((key, issue) -> context.buildConstraintViolationWithTemplate(issue)
                    .addBeanNode()
                    .inIterable()
                    .atKey(key)
                    .addConstraintViolation());
            return false;
        }

        /// What is wrong with the object as a whole. Keys are judged here, so that no bad one is echoed.
        public static @Nullable String whole(Map<String, JsonNode> fields) {
            if (fields.size() > MAX_FIELDS) {
                return "Must have at most " + MAX_FIELDS + " fields";
            }
            long bytes = 2;
            for (var field : fields.entrySet()) {
                var key = field.getKey();
                if (key.isBlank() || key.length() > MAX_KEY || hasControls(key)) {
                    return "Keys must be 1 to " + MAX_KEY + " characters, without control characters";
                }
                bytes += key.getBytes(StandardCharsets.UTF_8).length
                        + field.getValue().toString().getBytes(StandardCharsets.UTF_8).length
                        + 4;
            }
            return bytes > MAX_BYTES ? "Must be at most 16 KB in all" : null;
        }

        private static @Nullable String issue(@Nullable JsonNode value) {
            if (value == null || !value.isValueNode() || value.isNull()) {
                return "Must be a string, a number or true or false";
            }
            if (value.isNumber() && !Double.isFinite(value.doubleValue())) {
                return "Number out of range";
            }
            return value.isTextual() && hasControls(value.textValue()) ? "Must not contain control characters" : null;
        }

        private static boolean hasControls(String text) {
            return text.codePoints()
                    .anyMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                            || Character.getType(c) == Character.SURROGATE);
        }
    }
}
