package com.kyberaccess.visitor.input;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A phone number as people write it, 3 to 40 characters, with an extension if need be. It is not required to be
/// dialable: the contract's own example is not.
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Pattern(
        regexp = "\\+?[0-9 ()./-]{3,40}( ?(x|ext\\.?) ?[0-9]{1,8})?",
        message = "Must be a phone number, such as +1-555-0100")
public @interface PhoneNumber {
    String message() default "Must be a phone number, such as +1-555-0100";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
