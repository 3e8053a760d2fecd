package com.kyberaccess.emergency.reconciliation;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.presence.Arrival;
import com.kyberaccess.emergency.presence.PresenceRepair;
import com.kyberaccess.emergency.presence.PresenceRepair.Known;
import com.kyberaccess.emergency.site.Site;
import com.kyberaccess.emergency.staff.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Walks through visitor-service's snapshot, page by page, and repairs what differs. No transaction is open
/// while a page is waited for. What changed within the grace period is left alone: its event is still on its
/// way.
@ApplicationScoped
class Reconciliation {
    private final SnapshotClient snapshot;
    private final PresenceRepair presence;
    private final ReconciliationConfig config;
    private final Clock clock;

    Reconciliation(SnapshotClient snapshot, PresenceRepair presence, ReconciliationConfig config, Clock clock) {
        this.snapshot = snapshot;
        this.presence = presence;
        this.config = config;
        this.clock = clock;
    }

    /// Compares and repairs the list.
    Drift run() {
        var settled = clock.instant().minus(config.grace());
        var present = new HashSet<UUID>();
        int compared = 0;
        int missing = 0;
        int changed = 0;
        for (var page = snapshot.visits((String) null); !page.isEmpty(); page = next(page)) {
            var known = presence.known(page.stream().map(Reconciliation::id).toList());
            for (var visit : page) {
                present.add(id(visit));
                compared++;
                if (visit.updatedAt().isAfter(settled)) {
                    continue;
                }
                var mine = known.get(id(visit));
                if (mine == null || !mine.isPresent(visit.status().equals("flagged"))) {
                    missing += presence.restore(tenant(visit), arrival(visit), flagged(visit), settled) ? 1 : 0;
                } else if (!mine.same(arrival(visit))) {
                    changed += presence.restore(tenant(visit), arrival(visit), flagged(visit), settled) ? 1 : 0;
                }
            }
        }
        return new Drift(compared, missing, changed, surplus(present, settled), 0, 0);
    }

    /// The list, and before it the hosts and locations, from nothing but the snapshot.
    Drift rebuild() {
        var settled = clock.instant().minus(config.grace());
        int locations = 0;
        for (var page = snapshot.locations(null);
                !page.isEmpty();
                page = snapshot.locations(page.getLast().id())) {
            page.forEach(location -> presence.location(
                    tenant(location.accountId(), location.mode()),
                    Site.LOCATION_ID.parse(location.id()).orElseThrow(),
                    location.name(),
                    location.timeZone(),
                    settled));
            locations += page.size();
        }
        int hosts = 0;
        for (var page = snapshot.hosts(null);
                !page.isEmpty();
                page = snapshot.hosts(page.getLast().id())) {
            page.forEach(host -> presence.host(
                    tenant(host.accountId(), host.mode()),
                    Recipient.USER_ID.parse(host.id()).orElseThrow(),
                    Site.LOCATION_ID.parse(host.locationId()).orElse(null),
                    host.name(),
                    host.email(),
                    settled));
            hosts += page.size();
        }
        var drift = run();
        return new Drift(drift.compared(), drift.missing(), drift.changed(), drift.surplus(), hosts, locations);
    }

    private List<Snapshot.Visit> next(List<Snapshot.Visit> page) {
        return page.size() < SnapshotClient.PAGE
                ? List.of()
                : snapshot.visits(page.getLast().id());
    }

    /// Takes those off the list who are not in any more.
    private int surplus(Set<UUID> present, Instant settled) {
        int repaired = 0;
        for (var page = presence.present(null);
                !page.isEmpty();
                page = presence.present(page.getLast().visit())) {
            var suspects = page.stream()
                    .filter(mine -> !present.contains(mine.visit()))
                    .toList();
            repaired += suspects.isEmpty() ? 0 : repair(suspects, settled);
        }
        return repaired;
    }

    private int repair(List<Known> suspects, Instant settled) {
        var theirs = new HashMap<UUID, Snapshot.Visit>();
        for (int from = 0; from < suspects.size(); from += SnapshotClient.IDS) {
            var asked = suspects.subList(from, Math.min(from + SnapshotClient.IDS, suspects.size())).stream()
                    .map(Known::publicId)
                    .toList();
            snapshot.visits(asked).forEach(visit -> theirs.put(id(visit), visit));
        }
        int repaired = 0;
        for (var suspect : suspects) {
            var visit = theirs.get(suspect.visit());
            if (visit == null) {
                // Deleted there; a visit of this moment is not known there by its event's time alone.
                repaired += suspect.since().isBefore(settled) && presence.erase(suspect, clock.instant()) ? 1 : 0;
            } else if (!visit.status().equals("checked_in")
                    && !visit.status().equals("flagged")
                    && visit.updatedAt().isBefore(settled)) {
                var at = visit.checkOutTime() == null ? visit.updatedAt() : visit.checkOutTime();
                repaired += presence.left(suspect, at) ? 1 : 0;
            }
        }
        return repaired;
    }

    private static Arrival arrival(Snapshot.Visit visit) {
        var at = flagged(visit) || visit.checkInTime() == null ? visit.updatedAt() : visit.checkInTime();
        return new Arrival(
                id(visit),
                Site.LOCATION_ID.parse(visit.locationId()).orElseThrow(),
                visit.locationName(),
                visit.firstName() + " " + visit.lastName(),
                visit.company(),
                visit.hostId(),
                visit.hostName(),
                visit.badgeNumber(),
                at);
    }

    private static boolean flagged(Snapshot.Visit visit) {
        return visit.status().equals("flagged");
    }

    private static UUID id(Snapshot.Visit visit) {
        return PresenceRepair.VISIT_ID.parse(visit.id()).orElseThrow();
    }

    private static Tenant tenant(Snapshot.Visit visit) {
        return tenant(visit.accountId(), visit.mode());
    }

    private static Tenant tenant(String account, String mode) {
        return new Tenant(
                Tenant.ACCOUNT_ID.parse(account).orElseThrow(), Mode.of(mode).orElseThrow());
    }
}
