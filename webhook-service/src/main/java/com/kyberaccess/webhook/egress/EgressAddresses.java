package com.kyberaccess.webhook.egress;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The addresses from which requests leave, as subscribers see them, and which of them a webhook may choose (contract,
/// article 3, *Configure Security*). Behind a proxy: a validator asks for it before the configuration is there.
@ApplicationScoped
public class EgressAddresses {
    private static final String PROPERTY = "kyber.webhook.egress.addresses";
    private static final Source ANY = new Source.Any();

    /// By published address in its canonical text; `Any` where the address can't be bound.
    private final Map<String, Source> published = new LinkedHashMap<>();

    EgressAddresses(EgressConfig config) {
        for (var entry : config.addresses().orElse(List.of())) {
            var parts = entry.strip().split("@", 2);
            var address = canonical(parts[0])
                    .orElseThrow(() -> new IllegalStateException(PROPERTY + " has an entry that is no address"));
            var source = parts.length == 1 ? ANY : new Source.Bound(literal(parts[1]));
            if (published.putIfAbsent(address, source) != null) {
                throw new IllegalStateException(PROPERTY + " names an address twice");
            }
        }
    }

    /// All of them, for firewalls.
    public List<String> published() {
        return List.copyOf(published.keySet());
    }

    /// Those that a webhook may choose: the only one, or those with a local address to bind to.
    public List<String> choosable() {
        return published.entrySet().stream()
                .filter(entry -> published.size() == 1 || entry.getValue() instanceof Source.Bound)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Where a request of the webhook leaves: always by the same of its addresses, so that connections are used again.
    ///
    /// @param allowlist empty for any
    public Source choose(List<String> allowlist, UUID webhook) {
        if (allowlist.isEmpty()) {
            return ANY;
        }
        var usable = choosable().stream().filter(allowlist::contains).toList();
        return usable.isEmpty()
                ? new Source.Missing()
                : published.getOrDefault(usable.get(Math.floorMod(webhook.hashCode(), usable.size())), ANY);
    }

    /// The local addresses that requests bind to.
    List<InetAddress> bound() {
        return published.values().stream()
                .filter(Source.Bound.class::isInstance)
                .map(source -> ((Source.Bound) source).local())
                .distinct()
                .toList();
    }

    /// An address in the one text that stands for it; empty for anything but an address.
    public static Optional<String> canonical(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text.strip()).getHostAddress());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.ofLiteral(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(PROPERTY + " has an entry that binds to no address", e);
        }
    }
}
