package com.kyberaccess.visitor.visit;

import com.fasterxml.jackson.databind.JsonNode;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.screening.ScreeningReport;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/// One visit: a row of `visit`. Its methods are the only way from one {@link VisitStatus} to another, and
/// refuse what the present one does not allow; the caller holds the row's lock.
@Entity
public class Visit {
    /// Ids of visits: `vis_…`.
    public static final IdType VISIT_ID = new IdType("vis");

    @Id
    private UUID id;

    @Column(nullable = false, updatable = false)
    private UUID accountId;

    @Column(nullable = false, updatable = false)
    private String mode;

    @Column(nullable = false)
    private UUID locationId;

    @Column(nullable = false)
    private UUID hostId;

    @Column(nullable = false)
    private VisitStatus status;

    @Embedded
    private Visitor visitor;

    private @Nullable String purpose;

    private @Nullable String notes;

    @Column(nullable = false)
    @Convert(converter = JsonColumn.Fields.class)
    @ColumnTransformer(write = "?::json")
    private Map<String, JsonNode> customFields;

    @Embedded
    private @Nullable Expectation expectation;

    @Embedded
    private @Nullable Stay stay;

    @Embedded
    private @Nullable VisitPapers papers;

    @Embedded
    private VisitScreening screening;

    @Embedded
    private @Nullable VisitReview review;

    @Column(nullable = false)
    private Instant effectiveAt;

    @Embedded
    private VisitIndex indexed;

    @Column
    private @Nullable Instant archivedAt;

    @Column
    private @Nullable Instant anonymisedAt;

    @Column(nullable = false, updatable = false)
    private Instant createdAt;

    @Column(nullable = false)
    private Instant updatedAt;

    @Version
    private int version;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    protected Visit() {}

    /// A visit that is yet to come. A walk-in is one too, for the moment until its check-in in the same
    /// transaction.
    @SuppressWarnings("NullAway.Init") // the plan fills the rest
    public Visit(Tenant tenant, VisitPlan plan, Instant now) {
        this.id = IdType.next();
        this.accountId = tenant.accountId();
        this.mode = tenant.mode().wireName();
        this.status = VisitStatus.PRE_REGISTERED;
        this.screening = VisitScreening.NONE;
        this.effectiveAt = now;
        this.createdAt = now;
        this.updatedAt = now;
        replan(plan);
    }

    /// Expected then, by the clock of the location's zone.
    public void expect(Expectation expected, ZoneId zone) {
        expectation = expected;
        effectiveAt = expected.at(zone);
    }

    /// Takes over everything of `plan`: a visit of nobody may become somebody's again.
    public void replan(VisitPlan plan) {
        anonymisedAt = null;
        hostId = plan.hostId();
        locationId = plan.locationId();
        visitor = plan.visitor();
        purpose = plan.purpose();
        notes = plan.notes();
        customFields = plan.customFields();
        indexed = VisitIndex.of(visitor);
    }

    /// What {@link #replan} changes, as it is.
    public VisitPlan plan() {
        return new VisitPlan(hostId, locationId, visitor, purpose, notes, customFields);
    }

    public void changed(Instant now) {
        updatedAt = now;
    }

    /// @throws com.kyberaccess.common.error.ApiException 409 with the reason why the visit can't be checked in
    public void requireExpected() {
        if (status != VisitStatus.PRE_REGISTERED) {
            throw VisitError.of(status).exception();
        }
    }

    /// What the screening is to go by.
    public void bornOn(@Nullable LocalDate date) {
        screening = VisitScreening.expected(date);
    }

    public void screened(ScreeningReport report, @Nullable String skippedBy) {
        screening = VisitScreening.of(report, skippedBy);
    }

    public void flag(Instant now) {
        status = VisitStatus.FLAGGED;
        archivedAt = null;
        updatedAt = now;
    }

    public void deny(Instant now) {
        status = VisitStatus.DENIED;
        updatedAt = now;
    }

    /// Records a decision; the caller then checks the visitor in, or denies entry.
    /// @throws com.kyberaccess.common.error.ApiException 409 unless the visit awaits a review
    public void reviewed(VisitReview decision) {
        if (status != VisitStatus.FLAGGED) {
            throw (status == VisitStatus.PRE_REGISTERED ? VisitError.NOT_FLAGGED : VisitError.of(status)).exception();
        }
        review = decision;
    }

    /// On site from `now`, with a badge; and out of the archive, because whoever is on site must be in the lists.
    public void checkIn(String badge, Instant now) {
        status = VisitStatus.CHECKED_IN;
        archivedAt = null;
        stay = Stay.from(now, badge);
        effectiveAt = now;
        updatedAt = now;
    }

    /// @throws com.kyberaccess.common.error.ApiException 409 unless the visitor is on site
    public void checkOut(@Nullable String notes, @Nullable String by, Instant now) {
        if (status != VisitStatus.CHECKED_IN || stay == null) {
            throw (status == VisitStatus.CHECKED_OUT ? VisitError.ALREADY_CHECKED_OUT : VisitError.NOT_CHECKED_IN)
                    .exception();
        }
        status = VisitStatus.CHECKED_OUT;
        stay = stay.until(now, notes, by);
        updatedAt = now;
    }

    /// @throws com.kyberaccess.common.error.ApiException 409 unless the visit is yet to come
    public void cancel(Instant now) {
        requireExpected();
        status = VisitStatus.CANCELLED;
        bornOn(null);
        updatedAt = now;
    }

    /// Out of the way since `since`, or back with null.
    /// @throws com.kyberaccess.common.error.ApiException 409 for who is on site, or waits for a review
    public void archive(@Nullable Instant since) {
        if (status == VisitStatus.CHECKED_IN || status == VisitStatus.FLAGGED) {
            throw (status == VisitStatus.FLAGGED ? VisitError.VISIT_FLAGGED : VisitError.VISITOR_ON_SITE).exception();
        }
        archivedAt = since;
    }

    public UUID id() {
        return id;
    }

    public String publicId() {
        return VISIT_ID.text(id);
    }

    public Tenant tenant() {
        return new Tenant(accountId, Mode.of(mode).orElseThrow());
    }

    public UUID locationId() {
        return locationId;
    }

    public UUID hostId() {
        return hostId;
    }

    public VisitStatus status() {
        return status;
    }

    public Visitor visitor() {
        return visitor;
    }

    public @Nullable String purpose() {
        return purpose;
    }

    /// Null unless it was announced.
    public @Nullable Expectation expectation() {
        return expectation;
    }

    /// Null until the check-in.
    public @Nullable Stay stay() {
        return stay;
    }

    public @Nullable Instant checkInTime() {
        return stay == null ? null : stay.checkInTime();
    }

    public @Nullable Instant checkOutTime() {
        return stay == null ? null : stay.checkOutTime();
    }

    public @Nullable String badgeNumber() {
        return stay == null ? null : stay.badgeNumber();
    }

    public VisitPapers papers() {
        return papers == null ? VisitPapers.NONE : papers;
    }

    public void file(VisitPapers changed, Instant now) {
        papers = changed;
        updatedAt = now;
    }

    public VisitScreening screening() {
        return screening;
    }

    public @Nullable VisitReview review() {
        return review;
    }

    public @Nullable String personKey() {
        return indexed.personKey();
    }

    public @Nullable Instant archivedAt() {
        return archivedAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
