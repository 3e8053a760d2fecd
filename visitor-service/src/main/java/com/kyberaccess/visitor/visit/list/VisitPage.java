package com.kyberaccess.visitor.visit.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of the list of visitors: the contract's envelope, and where to go on.
public record VisitPage<T>(List<T> data, Meta meta) {

    /// @param total visitors that match, exactly, over all pages
    /// @param page the page shown, from 1
    /// @param perPage rows a page, 1 to 100
    /// @param totalPages 0 when nothing matches
    /// @param nextCursor what to send as `cursor` for the next page, which then comes as quickly as the first;
    /// absent
    ///     on the last one
    public record Meta(
            long total,
            int page,
            int perPage,
            long totalPages,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextCursor) {}

    static <T> VisitPage<T> of(List<T> rows, long total, Slice slice, @Nullable String nextCursor) {
        return new VisitPage<>(
                rows,
                new Meta(
                        total, slice.page(), slice.perPage(), Math.ceilDiv(total, (long) slice.perPage()), nextCursor));
    }
}
