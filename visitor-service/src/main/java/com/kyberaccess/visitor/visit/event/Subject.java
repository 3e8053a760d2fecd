package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import org.jspecify.annotations.Nullable;

/// Who an event is about, in the form that every event of a visit has (contract, article 3, *Body*).
final class Subject {
    private Subject() {}

    record VisitorData(
            String id,
            String firstName,
            String lastName,
            @Nullable String email,
            @Nullable String company,
            @Nullable String purpose) {}

    record HostData(String id, String name, @Nullable String department) {}

    record LocationData(String id, String name) {}

    static VisitorData visitor(Visit visit) {
        var visitor = visit.visitor();
        return new VisitorData(
                visit.publicId(),
                visitor.firstName(),
                visitor.lastName(),
                visitor.email(),
                visitor.company(),
                visit.purpose());
    }

    static HostData host(Party party) {
        return new HostData(
                party.host().publicId(), party.host().name(), party.host().department());
    }

    static LocationData location(Party party) {
        return new LocationData(party.place().publicId(), party.place().name());
    }
}
