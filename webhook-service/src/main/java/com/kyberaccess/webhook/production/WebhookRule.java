package com.kyberaccess.webhook.production;

import com.kyberaccess.common.net.Network;
import com.kyberaccess.common.production.Finding;
import com.kyberaccess.common.production.ProductionRule;
import com.kyberaccess.common.production.Secrets;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/// Signing secrets that lie open in the database, and webhooks that reach this very machine.
public final class WebhookRule implements ProductionRule {
    private static final String ALLOWED_TARGETS = "kyber.webhook.egress.allowed-targets";

    @Override
    public Stream<Finding> check(Config config) {
        return Stream.concat(
                Secrets.required(
                        config,
                        "kyber.webhook.secret-encryption-key",
                        "without it the secrets that sign webhooks lie open in the database"),
                loopback(config));
    }

    private static Stream<Finding> loopback(Config config) {
        return config.getOptionalValue(ALLOWED_TARGETS, String.class).stream()
                .flatMap(networks -> Arrays.stream(networks.split(",")))
                .filter(network -> !network.isBlank() && reachesLoopback(network))
                .map(network -> new Finding(
                        ALLOWED_TARGETS,
                        "'%s' lets whoever makes a webhook reach this machine itself".formatted(network.strip())));
    }

    private static boolean reachesLoopback(String cidr) {
        try {
            var network = Network.parse(cidr);
            // One contains the other's first address where they overlap.
            return network.contains(InetAddress.ofLiteral("127.0.0.1"))
                    || network.contains(InetAddress.ofLiteral("::1"))
                    || InetAddress.getByAddress(network.base()).isLoopbackAddress();
        } catch (IllegalArgumentException | UnknownHostException e) {
            // No network at all: said when the service reads it.
            return false;
        }
    }
}
