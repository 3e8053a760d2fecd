package com.kyberaccess.visitor.nda;

import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.topic.VisitorTopic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/// Which agreement a tenant's visitors sign.
@ApplicationScoped
public class Agreements {
    private static final String TYPE = "settings.updated";
    private static final String DEFAULT_NAME = "Visitor NDA";
    private static final String DEFAULT_TEXT = "/nda/agreement.txt";

    private final AgreementTable table;
    private final Outbox outbox;
    private final AuditTrail audit;
    private final Clock clock;
    private final Agreement standard = new Agreement(1, DEFAULT_NAME, standardText());

    Agreements(AgreementTable table, Outbox outbox, AuditTrail audit, Clock clock) {
        this.table = table;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /// Data of `settings.updated`: the new version, not the text.
    record VersionChanged(String area, List<Change> changes, String changedBy, Instant changedAt) {
        record Change(String setting, String before, String after) {}
    }

    /// The one in force.
    public Agreement of(Tenant tenant) {
        return table.latest(tenant).orElse(standard);
    }

    /// Puts a new version into force; what is not really another one changes nothing.
    ///
    /// @throws ApiException 422 if the document's fonts can't print it
    @Transactional
    Agreement change(Caller caller, AgreementRequest request) {
        var tenant = caller.tenant();
        table.lock(tenant);
        var before = of(tenant);
        var after = new Agreement(before.version() + 1, request.name(), request.text());
        if (after.name().equals(before.name()) && after.text().equals(before.text())) {
            return before;
        }
        requirePrintable("name", after.name());
        requirePrintable("text", after.text());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        table.insert(tenant, after, caller.subject(), now);
        var change = new VersionChanged.Change(
                "nda_version", String.valueOf(before.version()), String.valueOf(after.version()));
        outbox.append(
                VisitorTopic.NAME,
                tenant.account(),
                tenant,
                TYPE,
                now,
                new VersionChanged("visitor", List.of(change), caller.subject(), now));
        audit.record(TYPE, tenant.account(), AgreementView.of(before), AgreementView.of(after));
        return after;
    }

    private static void requirePrintable(String field, String text) {
        var unprintable = NdaPdf.unprintable(text);
        if (!unprintable.isEmpty()) {
            throw ApiException.invalidField(field, "Has characters that can't be printed: " + unprintable);
        }
    }

    private static String standardText() {
        try (var in = Objects.requireNonNull(Agreements.class.getResourceAsStream(DEFAULT_TEXT))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
