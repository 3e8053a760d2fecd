package com.kyberaccess.webhook.filter;

import com.kyberaccess.common.id.IdType;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Conditions of an {@link EventFilter}: at most 10, each named by what it asks for.
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidFilter.Validator.class)
public @interface ValidFilter {
    String message() default "Must be at most 10 conditions";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<ValidFilter, Map<String, Object>> {
        private static final int MAX_CONDITIONS = 10;
        private static final int MAX_TEXT = 500;
        private static final IdType LOCATION_ID = new IdType("loc");
        private static final Pattern PATH = Pattern.compile("data(\\.[^.\\p{Cntrl}]{1,64}){1,8}");

        @Override
        public boolean isValid(@Nullable Map<String, Object> conditions, ConstraintValidatorContext context) {
            if (conditions == null) {
                return true;
            }
            if (conditions.size() > MAX_CONDITIONS) {
                return false;
            }
            boolean valid = true;
            for (var condition : conditions.entrySet()) {
                var problem = problem(condition.getKey(), condition.getValue());
                if (problem != null) {
                    valid = false;
                    context.disableDefaultConstraintViolation();
                    context.buildConstraintViolationWithTemplate(problem)
                            .addContainerElementNode("<map value>", Map.class, 1)
                            .inIterable()
                            .atKey(condition.getKey())
                            .addConstraintViolation();
                }
            }
            return valid;
        }

        private static @Nullable String problem(String field, @Nullable Object value) {
            if (field.equals(EventFilter.LOCATION)) {
                return value instanceof String text && LOCATION_ID.parse(text).isPresent()
                        ? null
                        : "Must be a location's id";
            }
            if (!PATH.matcher(field).matches()) {
                return "Must be location_id or a path such as data.visitor.company";
            }
            return switch (value) {
                case String text -> text.length() > MAX_TEXT ? "Must be at most 500 characters" : null;
                case Number ignored -> null;
                case Boolean ignored -> null;
                case null, default -> "Must be a string, a number, true or false";
            };
        }
    }
}
