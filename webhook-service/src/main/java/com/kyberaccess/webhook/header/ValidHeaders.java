package com.kyberaccess.webhook.header;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Headers that a webhook may add (see {@link HeaderRules}): at most 20, each at fault named.
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidHeaders.Validator.class)
public @interface ValidHeaders {
    String message() default "Must be at most 20 headers, of 8000 characters together";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    class Validator implements ConstraintValidator<ValidHeaders, Map<String, String>> {
        private static final int MAX_HEADERS = 20;
        /// Servers take 8 KiB of headers, and ours are among them.
        private static final int MAX_CHARACTERS = 8_000;

        @Override
        public boolean isValid(@Nullable Map<String, String> headers, ConstraintValidatorContext context) {
            if (headers == null) {
                return true;
            }
            if (headers.size() > MAX_HEADERS || characters(headers) > MAX_CHARACTERS) {
                return false;
            }
            boolean valid = true;
            var names = new HashSet<String>();
            for (var header : headers.entrySet()) {
                var problem = names.add(header.getKey().toLowerCase(Locale.ROOT))
                        ? HeaderRules.problem(header.getKey(), header.getValue())
                        : "Is given twice, in another spelling";
                if (problem != null) {
                    valid = false;
                    context.disableDefaultConstraintViolation();
                    context.buildConstraintViolationWithTemplate(problem)
                            .addContainerElementNode("<map value>", Map.class, 1)
                            .inIterable()
                            .atKey(header.getKey())
                            .addConstraintViolation();
                }
            }
            return valid;
        }

        private static int characters(Map<String, String> headers) {
            return headers.entrySet().stream()
                    .mapToInt(header -> header.getKey().length()
                            + (header.getValue() == null ? 0 : header.getValue().length()))
                    .sum();
        }
    }
}
