package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.error.ApiException;

/// What became of one walk-in of several that were written together.
sealed interface Outcome {
    /// What the client is told.
    ///
    /// @throws ApiException if it was refused
    CheckedInView view();

    /// Written: admitted, flagged or denied.
    record Written(CheckedInView view) implements Outcome {}

    /// Nothing was written for it.
    record Refused(RuntimeException reason) implements Outcome {
        @Override
        public CheckedInView view() {
            throw reason;
        }
    }
}
