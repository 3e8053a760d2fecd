package com.kyberaccess.webhook.subscription;

import com.kyberaccess.webhook.egress.EgressAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/// An address from which this installation can send (see {@link EgressAddresses}).
@Target(ElementType.TYPE_USE)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ChoosableAddress.Validator.class)
@interface ChoosableAddress {
    String message() default "Must be one of the egress addresses that GET /api/v1/meta lists as choosable";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    @ApplicationScoped
    class Validator implements ConstraintValidator<ChoosableAddress, String> {
        private final EgressAddresses addresses;

        Validator(EgressAddresses addresses) {
            this.addresses = addresses;
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value != null
                    && EgressAddresses.canonical(value)
                            .filter(addresses.choosable()::contains)
                            .isPresent()) {
                return true;
            }
            if (addresses.choosable().isEmpty()) {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(
                                "This installation has no egress addresses to choose from; leave ip_allowlist empty")
                        .addConstraintViolation();
            }
            return false;
        }
    }
}
