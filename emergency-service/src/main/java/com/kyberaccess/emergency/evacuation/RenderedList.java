package com.kyberaccess.emergency.evacuation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.evacuation.EvacuationListView.Row;
import com.kyberaccess.emergency.presence.OnSite;
import com.kyberaccess.emergency.presence.PresenceVersion;
import com.kyberaccess.emergency.site.Site;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The list in JSON. Rendering thousands of people takes longer than finding out who of them has changed: they are
/// kept as bytes, and many who ask at once have them rendered once. How old the list is, is told anew each time.
@ApplicationScoped
class RenderedList {
    private static final long MAX_BYTES = 64L << 20;
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final byte[] BEGIN = ascii("{\"data\":");
    private static final byte[] VISITORS = ascii(",\"visitors\":");
    private static final byte[] AWAITING = ascii(",\"awaiting_review\":");
    private static final byte[] END = ascii("}}");

    private final EvacuationList list;
    private final OnSite onSite;
    private final PresenceVersion version;
    private final PhotoUrls photos;
    private final ObjectMapper mapper;
    private final Cache<Key, RenderedPeople> rendered = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            // Names of deleted visitors must not stay for as long as there is room.
            .expireAfterAccess(KEPT)
            .weigher((Key key, RenderedPeople people) -> people.weight())
            .build();

    RenderedList(EvacuationList list, OnSite onSite, PresenceVersion version, PhotoUrls photos, ObjectMapper mapper) {
        this.photos = photos;
        this.list = list;
        this.onSite = onSite;
        this.version = version;
        this.mapper = mapper;
    }

    /// @param sites whose names and zones the rows show
    /// @param hour in which the photos' URLs were signed: they change, and end, by the hour
    private record Key(Tenant tenant, @Nullable UUID location, List<Site> sites, Instant hour) {}

    /// What comes before the people.
    private record Head(
            String location,
            Instant generatedAt,
            @Nullable Instant asOf,
            @Nullable Long projectionLagMs,
            int totalVisitors) {}

    /// The whole answer, `{"data": …}`.
    byte[] of(Tenant tenant, @Nullable UUID location) {
        // Before the people are read: the list is at least as new as it says.
        var scope = list.scope(tenant, location);
        var people = people(new Key(tenant, location, scope.sites(), photos.hour()), version.of(tenant));
        var age = list.age(scope);
        var head = bytes(new Head(scope.name(), age.generatedAt(), age.asOf(), age.lagMs(), people.count()));
        var out = new ByteArrayOutputStream(head.length + people.visitors().length + people.awaiting().length + 100);
        out.writeBytes(BEGIN);
        out.write(head, 0, head.length - 1);
        out.writeBytes(VISITORS);
        out.writeBytes(people.visitors());
        out.writeBytes(AWAITING);
        out.writeBytes(people.awaiting());
        out.writeBytes(END);
        return out.toByteArray();
    }

    private RenderedPeople people(Key key, long now) {
        var known = rendered.getIfPresent(key);
        if (known != null && known.version() == now) {
            return known;
        }
        return rendered.asMap()
                .compute(
                        key,
                        (same, before) -> before != null && before.version() == now
                                ? before
                                : render(key, now, before == null ? RenderedPeople.none() : before));
    }

    private RenderedPeople render(Key key, long now, RenderedPeople before) {
        return before.next(
                now,
                onSite.revisions(key.tenant(), key.location()),
                visits -> onSite.people(key.tenant(), key.location(), visits).stream()
                        .collect(Collectors.toMap(
                                OnSite.Person::visitId,
                                person -> bytes(Row.of(person, photos.of(key.tenant(), person))))),
                bytes(list.awaiting(key.tenant(), key.location())));
    }

    private byte[] bytes(Object value) {
        try {
            return mapper.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("list not written", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
