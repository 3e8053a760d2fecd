package com.kyberaccess.visitor.visit.departure;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Locations;
import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.departure.BulkCheckOutView.Detail;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Checks many visitors out, one small transaction after the other ({@link Departures}). If the service fails halfway,
/// those of the transactions before have left, and sending the request again checks out the rest.
@ApplicationScoped
class BulkCheckOut {
    /// Visits a transaction.
    private static final int BATCH = 200;

    private final Locations locations;
    private final Departures departures;

    BulkCheckOut(Locations locations, Departures departures) {
        this.locations = locations;
        this.departures = departures;
    }

    /// @throws ApiException 422 unless the request says in exactly one way who leaves
    BulkCheckOutView checkOut(Caller caller, BulkCheckOutRequest request) {
        request.requireOneChoice();
        return request.visitorIds() == null ? everybody(caller, request) : some(caller, request.visitorIds(), request);
    }

    private BulkCheckOutView everybody(Caller caller, BulkCheckOutRequest request) {
        var place = Place.LOCATION_ID
                .parse(Objects.requireNonNull(request.locationId()))
                .flatMap(id -> locations.find(caller.tenant(), id))
                .orElseThrow(() -> ApiException.invalidField("location_id", "Unknown location"));
        var present = departures.onSite(caller.tenant(), place.id());
        return BulkCheckOutView.of(leave(caller, present, request, place.publicId()));
    }

    /// What is no id of a visit has no visit: one wrong line in a list does not keep the others in.
    private BulkCheckOutView some(Caller caller, List<String> asked, BulkCheckOutRequest request) {
        var distinct = new LinkedHashSet<>(asked);
        var known = distinct.stream()
                .flatMap(id -> Visit.VISIT_ID.parse(id).stream())
                .toList();
        var details = new HashMap<String, Detail>();
        leave(caller, known, request, "visitors").forEach(detail -> details.put(detail.id(), detail));
        return BulkCheckOutView.of(distinct.stream()
                .map(id -> details.getOrDefault(id, Detail.failed(id, ApiException.notFound("The visitor"))))
                .toList());
    }

    private List<Detail> leave(Caller caller, List<UUID> ids, BulkCheckOutRequest request, String scope) {
        var by = HostCard.HOST_ID.parse(caller.subject()).isPresent() ? caller.subject() : null;
        var details = new ArrayList<Detail>(ids.size());
        for (int from = 0; from < ids.size(); from += BATCH) {
            var batch = ids.subList(from, Math.min(from + BATCH, ids.size()));
            details.addAll(departures.leave(caller, batch, request.notes(), by, scope));
        }
        return details;
    }
}
