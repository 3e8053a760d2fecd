package com.kyberaccess.visitor.host;

import com.kyberaccess.visitor.imports.CsvRow;
import com.kyberaccess.visitor.input.Folded;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a row says of a host, and is valid.
record HostRow(CsvRow row, HostRequest request, @Nullable UUID location) {

    /// Who it is, among hosts without an address.
    record NameAtPlace(String name, @Nullable UUID location) {}

    @SuppressWarnings("NullAway") // a missing name is found by the constraints
    static HostRequest request(CsvRow row, @Nullable String locationId) {
        return new HostRequest(row.cell("name"), row.cell("email"), row.cell("department"), locationId);
    }

    /// The address as it tells one host from another; null without one.
    @Nullable
    String emailKey() {
        return request.email() == null ? null : request.email().toLowerCase(Locale.ROOT);
    }

    NameAtPlace nameKey() {
        return new NameAtPlace(Folded.of(request.name()), location);
    }
}
