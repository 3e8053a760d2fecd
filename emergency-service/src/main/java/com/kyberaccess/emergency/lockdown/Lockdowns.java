package com.kyberaccess.emergency.lockdown;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.approval.Actors;
import com.kyberaccess.emergency.notice.Notices;
import com.kyberaccess.emergency.site.Sites;
import com.kyberaccess.emergency.stream.StreamLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Begins and ends lockdowns: the row, its event, the alarm to staff, the audit entry and the live entry are
/// written together or not at all.
@ApplicationScoped
class Lockdowns {
    private final LockdownStore store;
    private final Sites sites;
    private final LockdownEvents events;
    private final Notices notices;
    private final AuditTrail audit;
    private final StreamLog stream;
    private final Clock clock;

    Lockdowns(
            LockdownStore store,
            Sites sites,
            LockdownEvents events,
            Notices notices,
            AuditTrail audit,
            StreamLog stream,
            Clock clock) {
        this.store = store;
        this.sites = sites;
        this.events = events;
        this.notices = notices;
        this.audit = audit;
        this.stream = stream;
        this.clock = clock;
    }

    /// @throws ApiException 422 for an unknown location, 409 if one of the same scope is active
    @Transactional
    LockdownView activate(Actors actors, LockdownRequest request) {
        var tenant = actors.tenant();
        var site = request.locationId() == null ? null : sites.field(tenant, "location_id", request.locationId());
        var lockdown = new Lockdown(
                IdType.next(),
                site == null ? null : site.id(),
                site == null ? null : site.name(),
                request.levelOrDefault(),
                request.reason(),
                request.notifies(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                actors.by(),
                actors.confirmedBy(),
                null,
                null,
                null);
        if (!store.insert(tenant, lockdown)) {
            throw LockdownError.LOCKDOWN_ALREADY_ACTIVE.exception();
        }
        events.activated(tenant, lockdown);
        if (lockdown.notifyStaff()) {
            notices.queue(tenant, lockdown.id(), lockdown.scope(), LockdownNotice.activated(lockdown));
        }
        audit.recordAs(
                tenant,
                actors.by(),
                "emergency.lockdown_activated",
                lockdown.publicId(),
                null,
                LockdownState.of(lockdown));
        stream.append(tenant, "lockdown_activated", () -> LockdownState.of(lockdown));
        return view(lockdown);
    }

    /// @throws ApiException as {@link #activate}, before a second person is asked
    void check(Tenant tenant, LockdownRequest request) {
        var site = request.locationId() == null ? null : sites.field(tenant, "location_id", request.locationId());
        var scope = site == null ? null : site.id();
        if (store.active(tenant).stream().anyMatch(active -> Objects.equals(active.locationId(), scope))) {
            throw LockdownError.LOCKDOWN_ALREADY_ACTIVE.exception();
        }
    }

    /// @throws ApiException 404 for an unknown lockdown, 409 if it has been lifted, before a second person is
    ///     asked
    void requireActive(Tenant tenant, UUID id) {
        if (store.find(tenant, id)
                        .orElseThrow(() -> ApiException.notFound("The lockdown"))
                        .liftedAt()
                != null) {
            throw LockdownError.LOCKDOWN_ALREADY_LIFTED.exception();
        }
    }

    /// @throws ApiException 404 for an unknown lockdown, 409 if it has been lifted
    @Transactional
    LockdownView lift(Actors actors, UUID id, @Nullable String reason) {
        var tenant = actors.tenant();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var active = store.find(tenant, id).orElseThrow(() -> ApiException.notFound("The lockdown"));
        var lifted = active.lifted(now, actors.by(), reason);
        if (active.liftedAt() != null || !store.lift(tenant, lifted)) {
            throw LockdownError.LOCKDOWN_ALREADY_LIFTED.exception();
        }
        events.deactivated(tenant, lifted, now, actors.by());
        if (lifted.notifyStaff()) {
            notices.queue(tenant, id, lifted.scope(), LockdownNotice.lifted(lifted));
        }
        audit.recordAs(
                tenant,
                actors.by(),
                "emergency.lockdown_lifted",
                lifted.publicId(),
                LockdownState.of(active),
                LockdownState.of(lifted));
        stream.append(tenant, "lockdown_lifted", () -> LockdownState.of(lifted));
        return view(lifted);
    }

    /// @throws ApiException 404 for an unknown lockdown
    LockdownView get(Tenant tenant, UUID id) {
        return view(store.find(tenant, id).orElseThrow(() -> ApiException.notFound("The lockdown")));
    }

    Page<LockdownView> list(Tenant tenant, LockdownStore.Filter filter, PageRequest page) {
        var rows = store.page(tenant, filter, page);
        var counts = notices.counts(rows.stream().map(Lockdown::id).toList());
        return Page.of(rows, store.count(tenant, filter), page)
                .map(lockdown -> LockdownView.of(lockdown, counts.of(lockdown.id())));
    }

    private LockdownView view(Lockdown lockdown) {
        return LockdownView.of(lockdown, notices.counts(lockdown.id()));
    }
}
