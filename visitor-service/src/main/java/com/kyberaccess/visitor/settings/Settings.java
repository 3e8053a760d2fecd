package com.kyberaccess.visitor.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.http.EntityTags;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.MergePatch;
import com.kyberaccess.visitor.settings.SettingsUpdated.Change;
import com.kyberaccess.visitor.topic.VisitorTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Shows and changes a tenant's settings.
@ApplicationScoped
class Settings {
    private final SettingsStore store;
    private final MergePatch patches;
    private final EntityTags tags;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Event<SettingsReader.Changed> changed;
    private final Clock clock;

    Settings(
            SettingsStore store,
            MergePatch patches,
            EntityTags tags,
            Outbox outbox,
            AuditTrail audit,
            Event<SettingsReader.Changed> changed,
            Clock clock) {
        this.store = store;
        this.patches = patches;
        this.tags = tags;
        this.outbox = outbox;
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
    }

    @Transactional
    VisitorSettings get(Tenant tenant) {
        return store.read(tenant);
    }

    /// Two changes at once happen one after the other. What is not really changed is told to nobody.
    ///
    /// @param patch only what is to change; null puts a setting back to its default
    /// @throws ApiException 412 if `ifMatch` names another state; 422 naming what is unknown or out of range
    @Transactional
    VisitorSettings change(Caller caller, @Nullable String ifMatch, ObjectNode patch) {
        var tenant = caller.tenant();
        var before = store.readLocked(tenant);
        tags.require(ifMatch, before);
        var after = patches.apply(before, patch, VisitorSettings.DEFAULT);
        var changes = SettingsUpdated.changes(patches.tree(before), patches.tree(after));
        if (changes.isEmpty()) {
            return before;
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        store.save(tenant, after, now);
        outbox.append(
                VisitorTopic.NAME,
                tenant.account(),
                tenant,
                SettingsUpdated.TYPE,
                now,
                SettingsUpdated.of(changes, caller.subject(), now));
        audit.record(
                SettingsUpdated.TYPE, tenant.account(), state(changes, Change::before), state(changes, Change::after));
        changed.fire(new SettingsReader.Changed(tenant));
        return after;
    }

    private static Map<String, JsonNode> state(List<Change> changes, Function<Change, JsonNode> value) {
        var state = new LinkedHashMap<String, JsonNode>();
        changes.forEach(change -> state.put(change.setting(), value.apply(change)));
        return state;
    }
}
