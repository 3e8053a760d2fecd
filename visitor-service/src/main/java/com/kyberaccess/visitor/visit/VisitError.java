package com.kyberaccess.visitor.visit;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.ErrorCode;

/// Why a visit can't go where the client wants it (design §6).
public enum VisitError implements ErrorCode {
    ALREADY_CHECKED_IN("The visitor is already checked in. Check them out first."),
    ALREADY_CHECKED_OUT("The visitor has been checked out; a new visit needs a new check-in."),
    NOT_CHECKED_IN("The visitor has not been checked in."),
    VISITOR_ON_SITE("The visitor is on site. Check them out first."),
    NOT_FLAGGED("The visit does not await a review."),
    VISIT_DENIED("The visitor was denied entry."),
    VISIT_FLAGGED("The visit awaits a review."),
    NDA_REQUIRED("The agreement has to be signed first: pre-register the visitor, then POST /visitors/{id}/nda."),
    VISIT_CANCELLED("The visit was cancelled.");

    private final String text;

    VisitError(String text) {
        this.text = text;
    }

    @Override
    public int status() {
        return 409;
    }

    /// Why a visit in this state can't begin.
    static VisitError of(VisitStatus status) {
        return switch (status) {
            case PRE_REGISTERED -> NOT_CHECKED_IN;
            case CHECKED_IN -> ALREADY_CHECKED_IN;
            case CHECKED_OUT -> ALREADY_CHECKED_OUT;
            case DENIED -> VISIT_DENIED;
            case FLAGGED -> VISIT_FLAGGED;
            case CANCELLED -> VISIT_CANCELLED;
        };
    }

    /// @throws ApiException 409 unless the visitor is expected, on site, or awaits a review
    public static void requireUnderWay(VisitStatus status) {
        switch (status) {
            case PRE_REGISTERED, CHECKED_IN, FLAGGED -> {}
            case CHECKED_OUT, DENIED, CANCELLED -> throw of(status).exception();
        }
    }

    public ApiException exception() {
        return new ApiException(this, text);
    }
}
