package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.NameMatcher;
import com.kyberaccess.visitor.screening.ScreeningAction;
import com.kyberaccess.visitor.screening.WatchlistKind;
import com.kyberaccess.visitor.settings.SettingsReader;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The account's own watchlist.
@ApplicationScoped
class Watchlist {
    private static final Instant NEVER = Instant.parse("9999-12-31T23:59:59Z");

    private final WatchlistRepository entries;
    private final WatchlistNames names;
    private final SettingsReader settings;
    private final AuditTrail audit;
    private final Clock clock;

    Watchlist(
            WatchlistRepository entries, WatchlistNames names, SettingsReader settings, AuditTrail audit, Clock clock) {
        this.entries = entries;
        this.names = names;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /// @throws ApiException 422 for an expiry that is not in the future
    @Transactional
    WatchlistEntryView create(Tenant tenant, CreateWatchlistEntryRequest request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var expiry = request.expiresAt();
        if (expiry != null && (!expiry.isAfter(now) || expiry.isAfter(NEVER))) {
            throw ApiException.invalidField("expires_at", "Must be in the future");
        }
        var entry = new WatchlistEntry(tenant, request, now);
        entries.persistAndFlush(entry);
        var name = NameMatcher.normalised(request.firstName() + " " + request.lastName());
        names.add(tenant, entry.id(), name, "name");
        (request.aliases() == null ? List.<String>of() : request.aliases())
                .forEach(alias -> names.add(tenant, entry.id(), NameMatcher.normalised(alias), "alias"));
        audit.record("watchlist.entry_created", WatchlistEntry.ENTRY_ID.text(entry.id()), null, Audited.of(request));
        return entry.view(settings.of(tenant).screeningActions());
    }

    /// What the audit log says of an entry: not whom it is about, which must end with the entry.
    @RegisterForReflection
    record Audited(
            WatchlistKind list,
            @Nullable ScreeningAction action,
            @Nullable Instant expiresAt) {
        static Audited of(CreateWatchlistEntryRequest request) {
            return new Audited(request.list(), request.action(), request.expiresAt());
        }
    }

    @Transactional
    Page<WatchlistEntryView> list(Tenant tenant, PageRequest page) {
        var actions = settings.of(tenant).screeningActions();
        return Page.of(entries.page(tenant, page), entries.count(tenant), page).map(entry -> entry.view(actions));
    }

    /// @throws ApiException 404 if the tenant has no such entry
    @Transactional
    void delete(Tenant tenant, String id) {
        var removed = WatchlistEntry.ENTRY_ID
                .parse(id)
                .map(known -> entries.remove(tenant, known))
                .orElse(false);
        if (!removed) {
            throw ApiException.notFound("The watchlist entry");
        }
        audit.record("watchlist.entry_deleted", id, null, null);
    }
}
