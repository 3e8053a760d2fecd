package com.kyberaccess.auth.production;

import com.kyberaccess.common.production.Finding;
import com.kyberaccess.common.production.PlatformRule;
import com.kyberaccess.common.production.ProductionRule;
import com.kyberaccess.common.production.Secrets;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// Tokens signed with keys that lie open in the database, secrets that everybody knows, the demo account.
public final class AuthRule implements ProductionRule {
    private static final String OWNER_EMAIL = "kyber.bootstrap.owner-email";

    @Override
    public Stream<Finding> check(Config config) {
        return Stream.of(
                        Secrets.required(
                                config,
                                "kyber.auth.key-encryption-key",
                                "without it the keys that sign tokens lie open in the database"),
                        Secrets.optional(config, "kyber.bootstrap.owner-password"),
                        Secrets.optional(config, "kyber.oidc.client-secret"),
                        Secrets.optional(config, "kyber.oidc.cookie-secret"),
                        PlatformRule.https(config, "kyber.console-url"),
                        demoAccount(config))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> demoAccount(Config config) {
        return config
                .getOptionalValue(OWNER_EMAIL, String.class)
                .filter(DemoAccount::isDemo)
                .map(email -> new Finding(OWNER_EMAIL, "is the demo account's, which is for trying the system out"))
                .stream();
    }
}
