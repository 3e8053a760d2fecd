package com.kyberaccess.common.production;

import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.Config;

/// Whether the configuration is one for production: asked once, first of all, in the `prod` profile. To try the system
/// out with demo data or well-known secrets there are other profiles (`QUARKUS_PROFILE=local`, as `./kyber up` does).
public final class ProductionCheck {
    /// Quarkus' name for the profile of a packaged application that no other was chosen for.
    public static final String PROFILE = "prod";

    private ProductionCheck() {}

    /// @return everything that is wrong, at once; empty in another profile
    public static List<Finding> findings(Config config) {
        return findings(config, ServiceLoader.load(ProductionRule.class));
    }

    static List<Finding> findings(Config config, Iterable<ProductionRule> rules) {
        if (!config.unwrap(SmallRyeConfig.class).getProfiles().contains(PROFILE)) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        rules.forEach(rule -> rule.check(config).forEach(findings::add));
        return List.copyOf(findings);
    }
}
