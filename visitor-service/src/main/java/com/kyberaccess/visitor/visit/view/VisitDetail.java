package com.kyberaccess.visitor.visit.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.kyberaccess.visitor.screening.ScreeningAlert;
import com.kyberaccess.visitor.screening.ScreeningResults;
import com.kyberaccess.visitor.visit.VisitReview;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A single visitor: the standard fields and the details (contract, article 2, *Get Single Visitor*).
///
/// @param idPhotoUrl null until there is one; URLs work without a credential for a day
/// @param photoMatchScore how alike the selfie and the document are, 0 to 1, as whoever sent the selfie measured it;
///     null if nobody did
/// @param ndaDocumentUrl null until the agreement was signed
/// @param screeningResults absent before the screening
/// @param screeningAlert absent unless the screening was not clear
/// @param review absent unless the visit was flagged and has been reviewed
/// @param visitHistory earlier visits of the same person, the latest first, at most 50
public record VisitDetail(
        @JsonUnwrapped VisitView visitor,
        @Nullable String idPhotoUrl,
        @Nullable String selfieUrl,
        @Nullable Double photoMatchScore,
        @Nullable String ndaDocumentUrl,
        @Nullable String checkOutNotes,
        @Nullable String checkedOutBy,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ScreeningResults screeningResults,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ScreeningAlert screeningAlert,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable VisitReview review,
        List<HistoryEntry> visitHistory) {

    /// An earlier visit.
    ///
    /// @param date of the check-in, in the zone of that visit's location
    /// @param host the host's name
    public record HistoryEntry(
            LocalDate date, String host, @Nullable String purpose) {}
}
