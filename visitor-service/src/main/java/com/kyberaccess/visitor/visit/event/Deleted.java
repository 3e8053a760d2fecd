package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.visitor.location.Place;
import com.kyberaccess.visitor.visit.Visit;
import java.util.UUID;

/// Data of `visitor.deleted`: ids only.
record Deleted(Id visitor, Id location) {
    /// Whose id it is says the field that it is in.
    record Id(String id) {}

    static Deleted of(UUID visit, UUID location) {
        return new Deleted(new Id(Visit.VISIT_ID.text(visit)), new Id(Place.LOCATION_ID.text(location)));
    }
}
