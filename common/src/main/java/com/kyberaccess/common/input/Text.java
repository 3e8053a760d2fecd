package com.kyberaccess.common.input;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// Text that can be stored, shown and put into a mail: not empty, of at most {@link #max} characters (code
/// points), no control characters, no halves of surrogate pairs. Emoji and every script are welcome.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Text.Validator.class)
public @interface Text {
    /// Characters at the most.
    int max();

    /// Whether line breaks and tabs are text too.
    boolean multiline() default false;

    String message() default "Invalid text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Null is valid: whether a value is needed is said by `@NotNull`.
    class Validator implements ConstraintValidator<Text, CharSequence> {
        private int max;
        private boolean multiline;

        @Override
        public void initialize(Text constraint) {
            max = constraint.max();
            multiline = constraint.multiline();
        }

        @Override
        public boolean isValid(@Nullable CharSequence value, ConstraintValidatorContext context) {
            var issue = value == null ? null : issue(value.toString());
            if (issue == null) {
                return true;
            }
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(issue).addConstraintViolation();
            return false;
        }

        private @Nullable String issue(String value) {
            if (value.isEmpty()) {
                return "Required";
            }
            if (value.codePointCount(0, value.length()) > max) {
                return "Must be at most " + max + " characters";
            }
            return value.codePoints().anyMatch(this::forbidden) ? "Must not contain control characters" : null;
        }

        private boolean forbidden(int character) {
            if (multiline && (character == '\n' || character == '\r' || character == '\t')) {
                return false;
            }
            return switch (Character.getType(character)) {
                case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    true;
                default -> false;
            };
        }
    }
}
