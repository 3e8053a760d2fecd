package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.net.Network;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An IPv4 or IPv6 address, or a range in CIDR notation (RFC 4632, RFC 4291) that is written with its first address: a
/// range like `10.1.2.3/8` is more likely a slip than meant.
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = AddressRange.Validator.class)
@interface AddressRange {
    String message() default
            "Must be an IPv4 or IPv6 address, or a range such as 203.0.113.0/24 that begins with its first address";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /// Null is valid.
    class Validator implements ConstraintValidator<AddressRange, String> {
        /// All four parts, since a parser also takes `10.1`; no leading zeros, which some read as octal.
        private static final Pattern V4 = Pattern.compile("(?:(?:0|[1-9]\\d{0,2})(?:\\.(?!$)|$)){4}");

        private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
        private static final Pattern PREFIX_LENGTH = Pattern.compile("0|[1-9]\\d{0,2}");

        @Override
        public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
            return value == null || isRange(value);
        }

        private static boolean isRange(String text) {
            int slash = text.indexOf('/');
            var address = slash < 0 ? text : text.substring(0, slash);
            if (!(address.indexOf(':') < 0 ? V4 : V6).matcher(address).matches()
                    || (slash >= 0
                            && !PREFIX_LENGTH.matcher(text.substring(slash + 1)).matches())) {
                return false;
            }
            try {
                return Network.parse(text).startsAtBase();
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
