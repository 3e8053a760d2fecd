package com.kyberaccess.webhook.egress;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Resolves a host and vets every address of it. Whoever connects does so to an address from here and never
/// resolves the name again, so that DNS can't answer differently between the check and the connection.
@ApplicationScoped
public class TargetResolver {
    /// Enough for names that take their time; each waits for itself.
    private static final int THREADS = 16;
    private static final int CACHED_HOSTS = 10_000;
    private static final Duration PATIENCE_AT_CREATION = Duration.ofSeconds(3);

    private final AddressLookup lookup;
    private final AddressPolicy policy;
    private final ExecutorService threads = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("webhook-dns-", 0).factory());
    private final AsyncLoadingCache<String, Target> targets;

    TargetResolver(AddressLookup lookup, AddressPolicy policy, EgressConfig config) {
        this.lookup = lookup;
        this.policy = policy;
        this.targets = Caffeine.newBuilder()
                .maximumSize(CACHED_HOSTS)
                .expireAfterWrite(config.addressCache())
                .executor(threads)
                .buildAsync((host, executor) -> CompletableFuture.supplyAsync(() -> vet(host), executor));
    }

    /// Where a host leads.
    public sealed interface Target {
        /// @param addresses all permitted, at least one
        record Vetted(List<InetAddress> addresses) implements Target {}

        /// At least one of its addresses is not permitted.
        record Refused() implements Target {}

        /// It has no address now.
        record Unknown() implements Target {}
    }

    /// @param host a name or an address, an IPv6 address with or without brackets
    CompletableFuture<Target> resolve(String host) {
        return targets.get(host);
    }

    /// Whether a new webhook may name `host`: not if it leads to a refused address now. A host that does not
    /// resolve yet may, for it is vetted again on every connection.
    public boolean acceptable(String host) {
        try {
            return !(resolve(host).get(PATIENCE_AT_CREATION.toMillis(), TimeUnit.MILLISECONDS)
                    instanceof Target.Refused);
        } catch (TimeoutException e) {
            return true;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a host could not be vetted", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while vetting a host", e);
        }
    }

    private Target vet(String host) {
        if (HostNames.isAmbiguous(host) || (HostNames.isInside(host) && !policy.allowsAny())) {
            return new Target.Refused();
        }
        try {
            var addresses = lookup.lookUp(host);
            if (addresses.isEmpty()) {
                return new Target.Unknown();
            }
            // A name that leads inside may have only addresses that the operator allows, and no public ones.
            boolean permitted =
                    addresses.stream().allMatch(HostNames.isInside(host) ? policy::allows : policy::permits);
            return permitted ? new Target.Vetted(addresses) : new Target.Refused();
        } catch (UnknownHostException e) {
            return HostNames.isInside(host) ? new Target.Refused() : new Target.Unknown();
        } catch (IllegalArgumentException e) {
            // How the JDK answers to literals that other resolvers read differently (octal, hexadecimal).
            return new Target.Refused();
        }
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
