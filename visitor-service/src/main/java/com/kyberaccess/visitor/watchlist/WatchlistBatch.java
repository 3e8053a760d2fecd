package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.imports.ImportError;
import com.kyberaccess.visitor.imports.ImportReport;
import com.kyberaccess.visitor.imports.ImportedRow;
import com.kyberaccess.visitor.imports.ImportedRow.Status;
import com.kyberaccess.visitor.screening.ListedPerson;
import com.kyberaccess.visitor.screening.PeopleListed;
import com.kyberaccess.visitor.settings.SettingsReader;
import com.kyberaccess.visitor.watchlist.WatchlistImport.Valid;
import com.kyberaccess.visitor.watchlist.WatchlistNames.Listed;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/// The transaction of some rows of an import.
@ApplicationScoped
class WatchlistBatch {
    private final WatchlistRepository entries;
    private final WatchlistNames names;
    private final SettingsReader settings;
    private final AuditTrail audit;
    private final Event<PeopleListed> listed;
    private final Clock clock;

    WatchlistBatch(
            WatchlistRepository entries,
            WatchlistNames names,
            SettingsReader settings,
            AuditTrail audit,
            Event<PeopleListed> listed,
            Clock clock) {
        this.entries = entries;
        this.names = names;
        this.settings = settings;
        this.audit = audit;
        this.listed = listed;
        this.clock = clock;
    }

    /// What the audit log says of a batch: how much, not about whom.
    @RegisterForReflection
    record Audited(long created, long updated) {}

    /// What a batch has to write beside the entries.
    private static final class Work {
        private final List<ImportedRow> rows = new ArrayList<>();
        private final List<Listed> created = new ArrayList<>();
        private final List<Listed> updated = new ArrayList<>();
        private final List<WatchlistEntry> changed = new ArrayList<>();
    }

    @Transactional
    List<ImportedRow> run(Tenant tenant, List<Valid> batch) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<UUID, List<WatchlistEntry>> known =
                entries
                        .lockedByIdentity(
                                tenant, batch.stream().map(Valid::identity).toList())
                        .stream()
                        .collect(Collectors.groupingBy(entry -> Objects.requireNonNull(entry.identity())));
        var work = new Work();
        for (var valid : batch) {
            try {
                work.rows.add(apply(tenant, valid, known.getOrDefault(valid.identity(), List.of()), work, now));
            } catch (ApiException e) {
                work.rows.add(ImportedRow.failed(valid.row(), e));
            }
        }
        entries.flush();
        names.add(tenant, work.created);
        names.replace(tenant, work.updated);
        if (!work.changed.isEmpty()) {
            audit.record("watchlist.imported", tenant.account(), null, audited(work.rows));
            listed.fire(new PeopleListed(tenant, people(tenant, work.changed), now));
        }
        return work.rows;
    }

    private ImportedRow apply(Tenant tenant, Valid valid, List<WatchlistEntry> same, Work work, Instant now) {
        var fields = valid.fields();
        var equal = same.stream()
                .filter(entry -> entry.fields().equals(fields.completed()))
                .findFirst();
        if (equal.isPresent()) {
            return ImportedRow.done(valid.row(), Status.UNCHANGED, equal.get().publicId());
        }
        fields.requireExpiryAfter(now);
        if (same.size() > 1) {
            throw ImportError.AMBIGUOUS_ROW.exception("Several entries have this list, name and date of birth.");
        }
        if (same.isEmpty()) {
            var entry = new WatchlistEntry(tenant, fields, now);
            entries.persist(entry);
            work.created.add(Listed.of(entry.id(), fields));
            work.changed.add(entry);
            return ImportedRow.done(valid.row(), Status.CREATED, entry.publicId());
        }
        var entry = same.getFirst();
        entry.change(fields, now);
        work.updated.add(Listed.of(entry.id(), fields));
        work.changed.add(entry);
        return ImportedRow.done(valid.row(), Status.UPDATED, entry.publicId());
    }

    private static Audited audited(List<ImportedRow> rows) {
        var report = ImportReport.of(rows);
        return new Audited(report.created(), report.updated());
    }

    private List<ListedPerson> people(Tenant tenant, List<WatchlistEntry> changed) {
        var actions = settings.of(tenant).screeningActions();
        return changed.stream().map(entry -> entry.listed(actions)).toList();
    }
}
