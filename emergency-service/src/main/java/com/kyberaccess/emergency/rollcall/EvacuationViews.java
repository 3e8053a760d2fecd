package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.notice.NoticeCounts;
import com.kyberaccess.emergency.notice.Notices;
import com.kyberaccess.emergency.site.Sites;
import com.kyberaccess.emergency.stream.StateSource;
import jakarta.inject.Singleton;

/// Evacuations as they are shown.
@Singleton
class EvacuationViews implements StateSource {
    private final EvacuationStore store;
    private final RollCallStore people;
    private final RallyPoints rallyPoints;
    private final Sites sites;
    private final Notices notices;

    EvacuationViews(
            EvacuationStore store, RollCallStore people, RallyPoints rallyPoints, Sites sites, Notices notices) {
        this.store = store;
        this.people = people;
        this.rallyPoints = rallyPoints;
        this.sites = sites;
        this.notices = notices;
    }

    EvacuationView of(Evacuation evacuation) {
        return of(evacuation, notices.counts(evacuation.id()));
    }

    Page<EvacuationView> page(Tenant tenant, EvacuationStore.Filter filter, PageRequest page) {
        var rows = store.page(tenant, filter, page);
        var counts = notices.counts(rows.stream().map(Evacuation::id).toList());
        return Page.of(rows, store.count(tenant, filter), page)
                .map(evacuation -> of(evacuation, counts.of(evacuation.id())));
    }

    private EvacuationView of(Evacuation evacuation, NoticeCounts counts) {
        var tenant = evacuation.tenant();
        return EvacuationView.of(
                evacuation,
                sites.some(tenant, evacuation.locationIds()),
                people.counters(evacuation.id()),
                rallyPoints.of(tenant, evacuation.locationIds()),
                counts);
    }

    @Override
    public String name() {
        return "evacuations";
    }

    @Override
    public Object state(Tenant tenant) {
        return store.active(tenant).stream()
                .map(evacuation -> EvacuationState.of(evacuation, people.counters(evacuation.id())))
                .toList();
    }
}
