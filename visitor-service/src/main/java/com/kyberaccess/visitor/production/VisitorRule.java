package com.kyberaccess.visitor.production;

import com.kyberaccess.common.production.Finding;
import com.kyberaccess.common.production.ProductionRule;
import com.kyberaccess.common.production.Secrets;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// URLs of photos and invitations that everybody can sign, secrets that everybody knows.
public final class VisitorRule implements ProductionRule {
    @Override
    public Stream<Finding> check(Config config) {
        return Stream.of(
                        Secrets.required(config, "kyber.signing.keys", "URLs of files and QR codes are signed with it"),
                        Secrets.optional(config, "kyber.files.s3.secret-key"),
                        Secrets.optional(config, "kyber.screening.registry.token"))
                .flatMap(findings -> findings);
    }
}
