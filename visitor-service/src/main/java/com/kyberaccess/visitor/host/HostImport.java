package com.kyberaccess.visitor.host;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.Violations;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.imports.CsvColumns;
import com.kyberaccess.visitor.imports.CsvFile;
import com.kyberaccess.visitor.imports.CsvRow;
import com.kyberaccess.visitor.imports.ImportReport;
import com.kyberaccess.visitor.imports.ImportedRow;
import com.kyberaccess.visitor.imports.ImportedRow.Status;
import com.kyberaccess.visitor.location.Locations;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Takes hosts from a CSV file. A row is a host's whole entry: an empty cell takes the value away. Good rows are
/// written in one transaction, all or none; bad ones are reported and change nothing.
@ApplicationScoped
class HostImport {
    private static final CsvColumns COLUMNS =
            new CsvColumns(List.of("name", "email", "department", "location"), List.of());

    private final HostRepository hosts;
    private final Locations locations;
    private final Validator validator;
    private final HostEvents events;
    private final AuditTrail audit;
    private final Clock clock;

    HostImport(
            HostRepository hosts,
            Locations locations,
            Validator validator,
            HostEvents events,
            AuditTrail audit,
            Clock clock) {
        this.hosts = hosts;
        this.locations = locations;
        this.validator = validator;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// What the audit log says of an import: one entry for the file.
    @RegisterForReflection
    record Audited(long created, long updated, long unchanged, long failed) {}

    /// @throws ApiException as {@link CsvFile#read} says, before anything is done
    @Transactional
    ImportReport run(Tenant tenant, byte[] file) {
        var rows = CsvFile.read(file, COLUMNS);
        hosts.lockAll(tenant);
        var report = ImportReport.of(take(tenant, rows));
        audit.record(
                "host.imported",
                tenant.account(),
                null,
                new Audited(report.created(), report.updated(), report.unchanged(), report.failed()));
        return report;
    }

    private List<ImportedRow> take(Tenant tenant, List<CsvRow> rows) {
        var places = new NamedPlaces(locations.all(tenant));
        var done = new TreeMap<Integer, ImportedRow>();
        var good = new ArrayList<HostRow>();
        for (var row : rows) {
            report(row, done, () -> good.add(read(row, places)));
        }
        var known = KnownHosts.of(hosts, tenant, good);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        for (var host : good) {
            report(host.row(), done, () -> done.put(host.row().number(), write(tenant, host, known, now)));
        }
        return List.copyOf(done.values());
    }

    private static void report(CsvRow row, Map<Integer, ImportedRow> done, Runnable step) {
        try {
            step.run();
        } catch (ApiException e) {
            done.put(row.number(), ImportedRow.failed(row, e));
        }
    }

    /// @throws ApiException 422 naming what is not valid
    private HostRow read(CsvRow row, NamedPlaces places) {
        row.requireShape();
        var location = row.cell("location");
        var request = HostRow.request(row, null);
        var violations = validator.validate(request);
        if (!violations.isEmpty()) {
            throw Violations.exception(violations);
        }
        if (location == null) {
            return new HostRow(row, request, null);
        }
        var place = places.named(location);
        return new HostRow(row, HostRow.request(row, place.publicId()), place.id());
    }

    private ImportedRow write(Tenant tenant, HostRow said, KnownHosts known, Instant now) {
        var row = said.row();
        var request = said.request();
        var location = said.location();
        var found = known.claim(said);
        if (found.isEmpty()) {
            var host = new Host(IdType.next(), tenant, request, location, now);
            hosts.persist(host);
            events.created(tenant, host.card(), now);
            return ImportedRow.done(row, Status.CREATED, host.card().publicId());
        }
        var host = found.get();
        if (host.request().equals(request)) {
            return ImportedRow.done(row, Status.UNCHANGED, host.card().publicId());
        }
        host.change(request, location);
        events.updated(tenant, host.card(), now);
        return ImportedRow.done(row, Status.UPDATED, host.card().publicId());
    }
}
