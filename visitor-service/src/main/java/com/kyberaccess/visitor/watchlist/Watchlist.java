package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Cursor;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.listing.ListPage;
import com.kyberaccess.visitor.settings.SettingsReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Shows the account's own watchlist.
@ApplicationScoped
class Watchlist {
    private final WatchlistRepository entries;
    private final SettingsReader settings;

    Watchlist(WatchlistRepository entries, SettingsReader settings) {
        this.entries = entries;
        this.settings = settings;
    }

    @Transactional
    ListPage<WatchlistEntryView> list(Tenant tenant, WatchlistFilter filter, PageRequest page) {
        var actions = settings.of(tenant).screeningActions();
        return ListPage.of(
                        entries.page(tenant, filter, page),
                        entries.count(tenant, filter),
                        page,
                        entry -> Cursor.of(entry.publicId()))
                .mapAll(rows -> rows.stream().map(entry -> entry.view(actions)).toList());
    }

    /// @throws ApiException 404 if the tenant has no such entry
    @Transactional
    WatchlistEntryView get(Tenant tenant, String id) {
        return WatchlistEntry.ENTRY_ID
                .parse(id)
                .flatMap(known -> entries.byId(tenant, known))
                .orElseThrow(Watchlist::unknown)
                .view(settings.of(tenant).screeningActions());
    }

    static ApiException unknown() {
        return ApiException.notFound("The watchlist entry");
    }
}
