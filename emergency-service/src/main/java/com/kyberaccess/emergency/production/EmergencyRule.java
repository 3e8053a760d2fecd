package com.kyberaccess.emergency.production;

import com.kyberaccess.common.production.Finding;
import com.kyberaccess.common.production.ProductionRule;
import com.kyberaccess.common.production.Secrets;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// Links of staff alarms that everybody can sign.
public final class EmergencyRule implements ProductionRule {
    @Override
    public Stream<Finding> check(Config config) {
        return Secrets.required(config, "kyber.signing.keys", "links in staff alarms and URLs of photos need it");
    }
}
