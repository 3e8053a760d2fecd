package com.kyberaccess.common.production;

import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// What holds for all four services.
public final class PlatformRule implements ProductionRule {
    @Override
    public Stream<Finding> check(Config config) {
        var urls = Stream.of("kyber.public-url", "kyber.sandbox-url").flatMap(property -> https(config, property));
        var secrets = Stream.of(
                        "quarkus.datasource.password",
                        "quarkus.redis.password",
                        "quarkus.mailer.password",
                        "kyber.commands.token")
                .flatMap(property -> Secrets.optional(config, property));
        return Stream.concat(urls, secrets);
    }

    /// A URL that people or clients are sent to must be HTTPS.
    public static Stream<Finding> https(Config config, String property) {
        return config
                .getOptionalValue(property, String.class)
                .filter(url -> !url.regionMatches(true, 0, "https://", 0, 8))
                .map(url -> new Finding(property, "must be an https:// URL, tokens and names pass there"))
                .stream();
    }
}
