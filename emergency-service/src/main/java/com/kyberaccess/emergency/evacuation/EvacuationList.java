package com.kyberaccess.emergency.evacuation;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.evacuation.EvacuationListView.Awaiting;
import com.kyberaccess.emergency.evacuation.EvacuationListView.Row;
import com.kyberaccess.emergency.presence.Freshness;
import com.kyberaccess.emergency.presence.OnSite;
import com.kyberaccess.emergency.site.Site;
import com.kyberaccess.emergency.site.Sites;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the list from the projection alone: it answers whatever else is down.
@ApplicationScoped
class EvacuationList {
    private final OnSite onSite;
    private final Sites sites;
    private final Freshness freshness;
    private final PhotoUrls photos;
    private final Clock clock;

    EvacuationList(OnSite onSite, Sites sites, Freshness freshness, PhotoUrls photos, Clock clock) {
        this.photos = photos;
        this.onSite = onSite;
        this.sites = sites;
        this.freshness = freshness;
        this.clock = clock;
    }

    /// What is printed besides the answer.
    ///
    /// @param zone the clock that the paper shows: the location's, or UTC where there are several
    record Printable(EvacuationListView list, ZoneId zone) {}

    /// Which locations, and up to when their people are known: what is read after it is at least as new.
    record Scope(List<Site> sites, @Nullable Instant asOf) {
        String name() {
            return sites.size() == 1 ? sites.getFirst().name() : Site.ALL;
        }

        ZoneId zone() {
            return sites.size() == 1 ? sites.getFirst().zone() : ZoneOffset.UTC;
        }
    }

    /// How old an answer of this moment is.
    record Age(
            Instant generatedAt,
            @Nullable Instant asOf,
            @Nullable Long lagMs) {}

    /// @throws ApiException 404 if `location` is given and not the tenant's
    Scope scope(Tenant tenant, @Nullable UUID location) {
        var asOf = freshness.asOf();
        var known = sites.some(tenant, location == null ? null : List.of(location));
        if (location != null && known.isEmpty()) {
            throw ApiException.notFound("The location");
        }
        return new Scope(known, asOf);
    }

    Age age(Scope scope) {
        var now = clock.instant();
        var asOf = scope.asOf();
        return new Age(
                now,
                asOf,
                asOf == null ? null : Math.max(0, Duration.between(asOf, now).toMillis()));
    }

    private List<Row> visitors(Tenant tenant, @Nullable UUID location) {
        return onSite.people(tenant, location).stream()
                .map(person -> Row.of(person, photos.of(tenant, person)))
                .toList();
    }

    List<Awaiting> awaiting(Tenant tenant, @Nullable UUID location) {
        return onSite.awaitingReview(tenant, location).stream()
                .map(Awaiting::of)
                .toList();
    }

    /// @throws ApiException 404 if `location` is given and not the tenant's
    Printable printable(Tenant tenant, @Nullable UUID location) {
        var scope = scope(tenant, location);
        var people = visitors(tenant, location);
        var awaiting = awaiting(tenant, location);
        var age = age(scope);
        return new Printable(
                new EvacuationListView(
                        scope.name(), age.generatedAt(), age.asOf(), age.lagMs(), people.size(), people, awaiting),
                scope.zone());
    }
}
