package com.kyberaccess.auth.bootstrap;

import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.plan.Plan;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What {@link BootstrapConfig} asks for, checked.
record FirstAccount(String name, Plan plan, ZoneId zone, String ownerName, String ownerEmail, String ownerPassword) {
    private static final String PREFIX = "kyber.bootstrap.";
    private static final Pattern NAME = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,100}");
    private static final Pattern EMAIL = Pattern.compile("(?=.{3,254}$)[^\\s@\\p{Cc}\\p{Cs}]+@[^\\s@\\p{Cc}\\p{Cs}]+");
    private static final Pattern PASSWORD = Pattern.compile("[^\\p{Cs}]{12,128}", Pattern.DOTALL);

    /// @return empty when no first account is asked for
    /// @throws ConfigurationException naming the property that is missing or wrong
    static Optional<FirstAccount> of(BootstrapConfig config) {
        var plan = plan(config.plan());
        var zone = zone(config.timeZone());
        if (Stream.of(config.accountName(), config.ownerName(), config.ownerEmail(), config.ownerPassword())
                .allMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        return Optional.of(new FirstAccount(
                required("account-name", config.accountName().map(String::strip), NAME, "1 to 100 characters"),
                plan,
                zone,
                required("owner-name", config.ownerName().map(String::strip), NAME, "1 to 100 characters"),
                required("owner-email", config.ownerEmail().map(String::strip), EMAIL, "an e-mail address"),
                required("owner-password", config.ownerPassword(), PASSWORD, "12 to 128 characters")));
    }

    private static Plan plan(String text) {
        return Plan.of(text)
                .orElseThrow(() ->
                        wrong("plan", "unknown plan '" + text + "'; it must be one of: " + EnumNames.of(Plan.class)));
    }

    private static ZoneId zone(String text) {
        if (!ZoneId.getAvailableZoneIds().contains(text)) {
            throw wrong("time-zone", "unknown time zone '" + text + "'; it must be an IANA name such as Europe/Zurich");
        }
        return ZoneId.of(text);
    }

    private static String required(String property, Optional<String> value, Pattern form, String must) {
        return value.filter(text -> form.matcher(text).matches())
                .orElseThrow(() -> wrong(property, "it must be set, and be " + must));
    }

    private static ConfigurationException wrong(String property, String problem) {
        return new ConfigurationException(PREFIX + property + ": " + problem);
    }

    /// Without the password.
    @Override
    public String toString() {
        return "FirstAccount[plan=%s, zone=%s]".formatted(plan, zone);
    }
}
