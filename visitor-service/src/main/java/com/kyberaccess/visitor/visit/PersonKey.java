package com.kyberaccess.visitor.visit;

import com.kyberaccess.visitor.input.Folded;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Which visits are of one person: those with the same e-mail address, else the same phone number (design §6).
public final class PersonKey {
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    /// Shorter numbers are extensions, which many people share.
    private static final int MIN_DIGITS = 6;

    private PersonKey() {}

    /// Null if nothing tells who the visitor is.
    public static @Nullable String of(Visitor visitor) {
        if (visitor.email() != null) {
            return "email:" + visitor.email().toLowerCase(Locale.ROOT);
        }
        var phone = phone(visitor.phone());
        return phone == null ? null : "phone:" + phone;
    }

    /// Digits only; the international prefix `00` is the same as `+`.
    private static @Nullable String phone(@Nullable String phone) {
        if (phone == null) {
            return null;
        }
        var digits = NO_DIGIT.matcher(phone).replaceAll("");
        var number = digits.startsWith("00") ? digits.substring(2) : digits;
        return number.length() < MIN_DIGITS ? null : number;
    }

    /// The same person to see the same host in the same place: a hash, to recognise a double tap. Names count too,
    /// because a group may come under one address.
    public static UUID arrival(Visitor visitor, UUID host, UUID location) {
        var text = String.join(
                "\n",
                host.toString(),
                location.toString(),
                Folded.of(visitor.firstName()),
                Folded.of(visitor.lastName()),
                String.valueOf(of(visitor)));
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
