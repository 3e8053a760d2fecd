package com.kyberaccess.visitor.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The day on which somebody was born, as `YYYY-MM-DD`: from 1850 to today, wherever on earth it is today.
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = BirthDate.Validator.class)
public @interface BirthDate {
    String message() default "Must be a date of birth (YYYY-MM-DD)";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Null is valid.
    class Validator implements ConstraintValidator<BirthDate, String> {
        private static final int EARLIEST = 1850;

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            var latest = LocalDate.now(context.getClockProvider().getClock()).plusDays(1);
            return value == null
                    || IsoDate.Validator.parse(value)
                            .filter(day -> day.getYear() >= EARLIEST && !day.isAfter(latest))
                            .isPresent();
        }
    }
}
