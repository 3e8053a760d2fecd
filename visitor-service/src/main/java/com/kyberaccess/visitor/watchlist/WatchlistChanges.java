package com.kyberaccess.visitor.watchlist;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.MergePatch;
import com.kyberaccess.visitor.screening.PeopleListed;
import com.kyberaccess.visitor.screening.ScreeningAction;
import com.kyberaccess.visitor.screening.WatchlistKind;
import com.kyberaccess.visitor.settings.SettingsReader;
import com.kyberaccess.visitor.watchlist.WatchlistNames.Listed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Changes the account's own watchlist, an entry at a time.
@ApplicationScoped
class WatchlistChanges {
    private final WatchlistRepository entries;
    private final WatchlistNames names;
    private final SettingsReader settings;
    private final MergePatch patches;
    private final EntityTags tags;
    private final AuditTrail audit;
    private final Event<PeopleListed> listed;
    private final Clock clock;

    WatchlistChanges(
            WatchlistRepository entries,
            WatchlistNames names,
            SettingsReader settings,
            MergePatch patches,
            EntityTags tags,
            AuditTrail audit,
            Event<PeopleListed> listed,
            Clock clock) {
        this.entries = entries;
        this.names = names;
        this.settings = settings;
        this.patches = patches;
        this.tags = tags;
        this.audit = audit;
        this.listed = listed;
        this.clock = clock;
    }

    /// What the audit log says of an entry: not whom it is about, which must end with the entry.
    @RegisterForReflection
    record Audited(
            WatchlistKind list,
            @Nullable ScreeningAction action,
            @Nullable Instant expiresAt) {
        static Audited of(WatchlistEntryRequest fields) {
            return new Audited(fields.list(), fields.action(), fields.expiresAt());
        }
    }

    /// @throws ApiException 422 for an expiry that is not in the future and for names without a letter
    @Transactional
    WatchlistEntryView create(Tenant tenant, WatchlistEntryRequest fields) {
        var now = now();
        fields.requireSearchable();
        fields.requireExpiryAfter(now);
        var entry = new WatchlistEntry(tenant, fields, now);
        entries.persistAndFlush(entry);
        names.add(tenant, List.of(Listed.of(entry.id(), fields)));
        audit.record("watchlist.entry_created", entry.publicId(), null, Audited.of(fields));
        var actions = settings.of(tenant).screeningActions();
        listed.fire(new PeopleListed(tenant, List.of(entry.listed(actions)), now));
        return entry.view(actions);
    }

    /// What is not really changed is told to nobody.
    ///
    /// @param patch only what is to change; null takes a field away
    /// @throws ApiException 404 if the tenant has no such entry; 412 if `ifMatch` names another state; 422 naming
    ///     what is unknown or wrong
    @Transactional
    WatchlistEntryView change(Tenant tenant, String id, @Nullable String ifMatch, ObjectNode patch) {
        var entry = WatchlistEntry.ENTRY_ID
                .parse(id)
                .flatMap(known -> entries.locked(tenant, known))
                .orElseThrow(Watchlist::unknown);
        var actions = settings.of(tenant).screeningActions();
        tags.require(ifMatch, entry.view(actions));
        // Written and read as the patched state is: times to the second.
        var before = patches.apply(entry.fields(), patch.objectNode());
        var after = patches.apply(before, patch);
        after.requireSearchable();
        var now = now();
        if (!Objects.equals(before.expiresAt(), after.expiresAt())) {
            after.requireExpiryAfter(now);
        }
        if (!after.equals(before)) {
            entry.change(after, now);
            names.replace(tenant, List.of(Listed.of(entry.id(), after)));
            audit.record("watchlist.entry_updated", id, Audited.of(before), Audited.of(after));
            listed.fire(new PeopleListed(tenant, List.of(entry.listed(actions)), now));
        }
        return entry.view(actions);
    }

    /// @param ifMatch of the state that is to be deleted; null for whatever it is
    /// @throws ApiException 404 if the tenant has no such entry; 412 if `ifMatch` names another state
    @Transactional
    void delete(Tenant tenant, String id, @Nullable String ifMatch) {
        var known = WatchlistEntry.ENTRY_ID.parse(id).orElseThrow(Watchlist::unknown);
        if (ifMatch != null) {
            var entry = entries.locked(tenant, known).orElseThrow(Watchlist::unknown);
            tags.require(ifMatch, entry.view(settings.of(tenant).screeningActions()));
        }
        if (!entries.remove(tenant, known)) {
            throw Watchlist.unknown();
        }
        audit.record("watchlist.entry_deleted", id, null, null);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
