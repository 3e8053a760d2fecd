package com.kyberaccess.visitor.visit.view;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.file.FileKind;
import com.kyberaccess.visitor.file.FileUrls;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.host.HostDirectory;
import com.kyberaccess.visitor.location.Locations;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.VisitRepository.PersonVisits;
import com.kyberaccess.visitor.visit.view.VisitDetail.HistoryEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes views of visits, with as many queries for a page as for one. Called inside the transaction that read them.
@ApplicationScoped
public class VisitViews {
    private static final int HISTORY = 50;

    private final VisitRepository visits;
    private final HostDirectory hosts;
    private final Locations locations;
    private final FileUrls urls;

    VisitViews(VisitRepository visits, HostDirectory hosts, Locations locations, FileUrls urls) {
        this.urls = urls;
        this.visits = visits;
        this.hosts = hosts;
        this.locations = locations;
    }

    public List<VisitView> of(Tenant tenant, Collection<Visit> rows) {
        var hostsById = hosts(tenant, rows);
        var placesById = places(tenant, rows);
        var persons = visits.ofPersons(
                tenant,
                rows.stream().map(Visit::personKey).filter(Objects::nonNull).collect(Collectors.toSet()));
        return rows.stream()
                .map(visit -> VisitView.of(
                        visit,
                        Objects.requireNonNull(hostsById.get(visit.hostId())),
                        Objects.requireNonNull(placesById.get(visit.locationId())),
                        visit.personKey() == null ? null : persons.get(visit.personKey()),
                        url(visit, visit.papers().hasPhoto(), FileKind.PHOTO)))
                .toList();
    }

    /// One visit of which everything is known already.
    public VisitView of(Visit visit, Party party, Optional<PersonVisits> person) {
        return VisitView.of(
                visit,
                party.host(),
                party.place(),
                person.orElse(null),
                url(visit, visit.papers().hasPhoto(), FileKind.PHOTO));
    }

    public VisitDetail detail(Tenant tenant, Visit visit) {
        var stay = visit.stay();
        return new VisitDetail(
                of(tenant, List.of(visit)).getFirst(),
                url(visit, visit.papers().idScanned(), FileKind.ID_PHOTO),
                url(visit, visit.papers().hasSelfie(), FileKind.SELFIE),
                visit.papers().photoMatchScore(),
                url(visit, visit.papers().ndaSigned(), FileKind.NDA),
                stay == null ? null : stay.checkOutNotes(),
                stay == null ? null : stay.checkedOutBy(),
                visit.screening().results(),
                visit.screening().alert(),
                visit.review(),
                history(tenant, visit));
    }

    private List<HistoryEntry> history(Tenant tenant, Visit visit) {
        if (visit.personKey() == null) {
            return List.of();
        }
        var before = visit.checkInTime() == null ? visit.updatedAt() : visit.checkInTime();
        var earlier = visits.earlierOf(tenant, visit.personKey(), before, HISTORY);
        var hostsById = hosts(tenant, earlier);
        var placesById = places(tenant, earlier);
        return earlier.stream()
                .map(past -> new HistoryEntry(
                        Objects.requireNonNull(past.checkInTime())
                                .atZone(Objects.requireNonNull(placesById.get(past.locationId()))
                                        .zone())
                                .toLocalDate(),
                        Objects.requireNonNull(hostsById.get(past.hostId())).name(),
                        past.purpose()))
                .toList();
    }

    private @Nullable String url(Visit visit, boolean present, FileKind kind) {
        return present ? urls.of(visit.tenant(), visit.id(), kind) : null;
    }

    private Map<UUID, HostCard> hosts(Tenant tenant, Collection<Visit> rows) {
        return hosts.byIds(tenant, ids(rows, Visit::hostId));
    }

    private Map<UUID, Place> places(Tenant tenant, Collection<Visit> rows) {
        return locations.byIds(tenant, ids(rows, Visit::locationId));
    }

    private static Collection<UUID> ids(Collection<Visit> rows, Function<Visit, UUID> id) {
        return rows.stream().map(id).collect(Collectors.toSet());
    }
}
