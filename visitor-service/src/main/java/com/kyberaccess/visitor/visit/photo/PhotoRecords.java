package com.kyberaccess.visitor.visit.photo;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.file.FileKind;
import com.kyberaccess.visitor.file.FileUrls;
import com.kyberaccess.visitor.file.StoredFiles;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.event.VisitEvents;
import com.kyberaccess.visitor.visit.view.VisitDetail;
import com.kyberaccess.visitor.visit.view.VisitViews;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/// The transactions of a picture.
@ApplicationScoped
class PhotoRecords {
    private final VisitRepository visits;
    private final Parties parties;
    private final VisitViews views;
    private final VisitEvents events;
    private final StoredFiles files;
    private final FileUrls urls;
    private final Clock clock;

    PhotoRecords(
            VisitRepository visits,
            Parties parties,
            VisitViews views,
            VisitEvents events,
            StoredFiles files,
            FileUrls urls,
            Clock clock) {
        this.visits = visits;
        this.parties = parties;
        this.views = views;
        this.events = events;
        this.files = files;
        this.urls = urls;
        this.clock = clock;
    }

    /// @throws ApiException 404 if the tenant has no such visit
    @Transactional
    void requireVisit(Tenant tenant, UUID id) {
        if (visits.byId(tenant, id).isEmpty()) {
            throw unknown();
        }
    }

    /// Makes uploads the visit's picture; the one before goes.
    @Transactional
    VisitDetail file(
            Tenant tenant, UUID id, PhotoKind kind, PhotoKind.Told told, Map<FileKind, StoredFiles.Upload> uploads) {
        var visit = visits.locked(tenant, id).orElseThrow(PhotoRecords::unknown);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        uploads.forEach((file, upload) -> files.keep(tenant, id, file, upload));
        visit.file(kind.filed(visit.papers(), told, now), now);
        events.updated(visit, parties.of(visit), kind.changedFields(), now);
        return views.detail(tenant, visit);
    }

    @Transactional
    String url(Tenant tenant, UUID id, PhotoKind kind) {
        return visits.byId(tenant, id)
                .map(Visit::papers)
                .filter(kind::isIn)
                .map(papers -> urls.of(tenant, id, kind.files().getFirst()))
                .orElseThrow(() -> ApiException.notFound("The photo"));
    }

    private static ApiException unknown() {
        return ApiException.notFound("The visitor");
    }
}
