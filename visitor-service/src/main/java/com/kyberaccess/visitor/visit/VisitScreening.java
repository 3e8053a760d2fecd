package com.kyberaccess.visitor.visit;

import com.kyberaccess.visitor.screening.ScreeningAlert;
import com.kyberaccess.visitor.screening.ScreeningReport;
import com.kyberaccess.visitor.screening.ScreeningReport.Verdict;
import com.kyberaccess.visitor.screening.ScreeningResults;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/// What became of a visit's screening.
///
/// @param results null before the screening
/// @param skippedBy `key_…` or `usr_…` of who chose to skip it
/// @param dateOfBirth the visitor's, if they gave it: kept until the screening and no longer
@Embeddable
public record VisitScreening(
        @Convert(converter = JsonColumn.Results.class)
        @ColumnTransformer(write = "?::json")
        @Column(name = "screening_results")
        @Nullable
        ScreeningResults results,

        @Convert(converter = JsonColumn.Alert.class)
        @ColumnTransformer(write = "?::json")
        @Column(name = "screening_alert")
        @Nullable
        ScreeningAlert alert,

        @Column(name = "screening_skipped_by") @Nullable String skippedBy,
        @Column(name = "watchlist_cleared") boolean cleared,
        @Column(name = "date_of_birth") @Nullable LocalDate dateOfBirth) {

    static final VisitScreening NONE = new VisitScreening(null, null, null, false, null);

    static VisitScreening expected(@Nullable LocalDate dateOfBirth) {
        return new VisitScreening(null, null, null, false, dateOfBirth);
    }

    static VisitScreening of(ScreeningReport report, @Nullable String skippedBy) {
        return new VisitScreening(
                report.results(), report.alert(), skippedBy, report.verdict() == Verdict.CLEARED, null);
    }
}
