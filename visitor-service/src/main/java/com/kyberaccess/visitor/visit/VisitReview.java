package com.kyberaccess.visitor.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person's decision on a flagged visit.
///
/// @param decision `approve` or `deny`
/// @param reviewedBy `key_…` or `usr_…`
@Embeddable
public record VisitReview(
        @Column(name = "review_decision") String decision,
        @Column(name = "review_reason") @Nullable String reason,
        @Column(name = "reviewed_by") String reviewedBy,
        @Column(name = "reviewed_at") Instant reviewedAt) {}
