package com.kyberaccess.visitor.settings;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;

/// The settings as every check-in needs them: from memory. A change holds at once in the replica that made it, and in
/// the others within {@link #FRESH}.
@ApplicationScoped
public class SettingsReader {
    static final Duration FRESH = Duration.ofSeconds(5);
    private static final int TENANTS = 10_000;

    private final LoadingCache<Tenant, VisitorSettings> settings;

    SettingsReader(SettingsStore store) {
        this.settings = Caffeine.newBuilder()
                .maximumSize(TENANTS)
                .expireAfterWrite(FRESH)
                .build(store::read);
    }

    /// Fired in the transaction of a change; observed after its commit.
    record Changed(Tenant tenant) {}

    public VisitorSettings of(Tenant tenant) {
        return settings.get(tenant);
    }

    void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
        settings.invalidate(changed.tenant());
    }
}
