package com.kyberaccess.webhook.subscription;

import com.kyberaccess.webhook.egress.TargetResolver;
import com.kyberaccess.webhook.egress.TargetUrl;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A URL to which a webhook may send: https, and not into our own network (see {@link TargetResolver}).
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PublicHttpsUrl.Validator.class)
@interface PublicHttpsUrl {
    String message() default "Must be an https:// URL";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    @ApplicationScoped
    class Validator implements ConstraintValidator<PublicHttpsUrl, String> {
        private final TargetResolver resolver;

        Validator(TargetResolver resolver) {
            this.resolver = resolver;
        }

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            if (value == null || value.isBlank()) {
                return true;
            }
            var problem = TargetUrl.problem(value).or(() -> refused(value));
            problem.ifPresent(issue -> {
                context.disableDefaultConstraintViolation();
                context.buildConstraintViolationWithTemplate(issue).addConstraintViolation();
            });
            return problem.isEmpty();
        }

        private Optional<String> refused(String url) {
            return resolver.acceptable(URI.create(url).getHost())
                    ? Optional.empty()
                    : Optional.of("Must not lead to a private, loopback or otherwise reserved address");
        }
    }
}
