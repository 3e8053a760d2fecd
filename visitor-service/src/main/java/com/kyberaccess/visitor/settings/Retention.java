package com.kyberaccess.visitor.settings;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.ElementType;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// What becomes of visits that are over.
///
/// @param afterDays whole days after the visit ended, 1 to 3,650; null with `none`, which forgets what was sent
@Retention.Complete
public record Retention(
        @NotNull(message = "Required") RetentionAction action,

        @Min(value = 1, message = "Must be a whole number from 1 to 3650")
        @Max(value = 3650, message = "Must be a whole number from 1 to 3650")
        @Nullable
        Integer afterDays) {

    public static final Retention NONE = new Retention(RetentionAction.NONE, null);

    public Retention {
        afterDays = action == RetentionAction.NONE ? null : afterDays;
    }

    /// Whatever is done has its time.
    @Target(ElementType.TYPE)
    @java.lang.annotation.Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Complete.Validator.class)
    public @interface Complete {
        String message() default "Required";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        /// Names `after_days`.
        class Validator implements ConstraintValidator<Complete, Retention> {
            @Override
            public boolean isValid(@Nullable Retention value, ConstraintValidatorContext context) {
                if (value == null || value.action() == null || value.action() == RetentionAction.NONE) {
                    return true;
                }
                if (value.afterDays() != null) {
                    return true;
                }
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate("Required")
                        .addPropertyNode("afterDays")
                        .addConstraintViolation();
                return false;
            }
        }
    }
}
