package com.kyberaccess.visitor.visit.active;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.kyberaccess.common.paging.Page;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.location.Locations;
import com.kyberaccess.visitor.visit.view.VisitView;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The list of who is on site, for screens that ask for it every second. An unchanged list costs one indexed
/// read, in whichever replica. A changed one is made once for all who wait for it, and is never older than the
/// request that it answers.
@ApplicationScoped
class ActiveVisitors {
    private final ActiveReader reader;
    private final Locations locations;
    private final ActiveConfig config;
    private final Clock clock;
    private final Cache<Key, Latest> pages;

    ActiveVisitors(ActiveReader reader, Locations locations, ActiveConfig config, Clock clock) {
        this.reader = reader;
        this.locations = locations;
        this.config = config;
        this.clock = clock;
        this.pages = Caffeine.newBuilder().maximumSize(config.pages()).build();
    }

    private record Key(Tenant tenant, @Nullable UUID location, PageRequest page) {}

    /// The last page that was made for a key.
    private static final class Latest {
        private final ReentrantLock making = new ReentrantLock();
        private volatile @Nullable Made made;
    }

    /// @param begun `System.nanoTime()` before its moment
    private record Made(long begun, Tagged tagged) {}

    /// A page with its entity tag; null for a page that the client has already.
    record Tagged(String tag, @Nullable Page<VisitView> page) {}

    /// @param known whether the client has the page with an entity tag
    /// @throws com.kyberaccess.common.error.ApiException 400 for a location that is none of the tenant's
    Tagged page(Tenant tenant, @Nullable String locationId, PageRequest page, Predicate<String> known) {
        long asked = System.nanoTime();
        var place = locationId == null ? null : locations.parameter(tenant, locationId);
        var key = new Key(tenant, place == null ? null : place.id(), page);
        var tag = tag(key, reader.version(tenant));
        if (known.test(tag)) {
            return new Tagged(tag, null);
        }
        var latest = pages.get(key, unknown -> new Latest());
        var made = latest.made;
        if (made != null && made.tagged().tag().equals(tag)) {
            return made.tagged();
        }
        latest.making.lock();
        try {
            made = latest.made;
            // Somebody made it while this request waited, of a moment after it came.
            if (made == null || made.begun() - asked < 0) {
                made = make(key);
                latest.made = made;
            }
            return made.tagged();
        } finally {
            latest.making.unlock();
        }
    }

    private Made make(Key key) {
        long begun = System.nanoTime();
        var shown = reader.page(key.tenant(), key.location(), key.page());
        return new Made(begun, new Tagged(tag(key, shown.version()), shown.page()));
    }

    /// Of the version, not of the bytes: nothing has to be read to know it.
    private String tag(Key key, ActiveVersion version) {
        var period = Math.floorDiv(clock.millis(), config.renewal().toMillis());
        var text = "%s %d %d %s %d %d"
                .formatted(
                        version.epoch(),
                        version.changes(),
                        period,
                        key.location(),
                        key.page().page(),
                        key.page().perPage());
        return '"'
                + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII))
                + '"';
    }
}
