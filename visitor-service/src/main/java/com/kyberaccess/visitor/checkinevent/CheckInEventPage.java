package com.kyberaccess.visitor.checkinevent;

import com.kyberaccess.common.paging.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The envelope of the log: a page of it, and where to go on.
public record CheckInEventPage(List<CheckInEventView> data, Meta meta) {
    /// @param total lines that match
    /// @param page the page shown, from 1; with a cursor the one that was asked for, which then says nothing
    /// @param perPage lines a page, 1 to 100
    /// @param totalPages 0 when nothing matches
    /// @param nextCursor what to ask for next, null where the log ends
    public record Meta(
            long total,
            int page,
            int perPage,
            long totalPages,
            @Nullable String nextCursor) {}

    static CheckInEventPage of(List<CheckInEventView> rows, long total, PageRequest page, @Nullable String nextCursor) {
        long pages = Math.ceilDiv(total, (long) page.perPage());
        return new CheckInEventPage(rows, new Meta(total, page.page(), page.perPage(), pages, nextCursor));
    }
}
