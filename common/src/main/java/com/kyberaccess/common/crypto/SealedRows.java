package com.kyberaccess.common.crypto;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a service keeps what a {@link KeyRing} sealed: a column of a table.
public interface SealedRows {
    /// Such as `subscription.signing_secret`.
    String name();

    /// How many values there are under each key, by its id; `unnamed` for those that name none, `clear` for those that
    /// are not encrypted.
    Map<String, Long> byKey();

    /// Seals values with the present key that are not, in one transaction: all of them or none. A value that can't be
    /// opened stays as it is.
    ///
    /// @param after behind which row to begin; null for the first
    /// @param limit values at the most, at least 1
    Batch reseal(@Nullable String after, int limit);

    /// @param last the last row that was looked at; null if there was none
    record Batch(@Nullable String last, int resealed, int unreadable) {}
}
