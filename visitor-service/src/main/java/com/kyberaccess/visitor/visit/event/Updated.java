package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import java.util.List;

/// Data of `visitor.updated`.
///
/// @param changedFields under their names in the API
record Updated(
        Subject.VisitorData visitor, Subject.HostData host, Subject.LocationData location, List<String> changedFields) {

    static Updated of(Visit visit, Party party, List<String> changedFields) {
        return new Updated(Subject.visitor(visit), Subject.host(party), Subject.location(party), changedFields);
    }
}
