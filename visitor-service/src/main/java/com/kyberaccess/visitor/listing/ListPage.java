package com.kyberaccess.visitor.listing;

import com.kyberaccess.common.paging.Cursor;
import com.kyberaccess.common.paging.PageRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The envelope of a list that has a total and is read by page or by cursor (design §5).
public record ListPage<T>(List<T> data, Meta meta) {
    /// @param total rows that match
    /// @param page the page shown, from 1; with a cursor the one that was asked for, which then says nothing
    /// @param perPage rows a page, 1 to 100
    /// @param totalPages 0 when nothing matches
    /// @param nextCursor what to ask for next, null where the list ends
    public record Meta(
            long total,
            int page,
            int perPage,
            long totalPages,
            @Nullable String nextCursor) {}

    /// @param rows up to one more than a page: the one too many tells that there is more
    /// @param position the cursor behind a row
    public static <T> ListPage<T> of(List<T> rows, long total, PageRequest page, Function<? super T, Cursor> position) {
        boolean more = rows.size() > page.perPage();
        var shown = more ? rows.subList(0, page.perPage()) : rows;
        var next = more ? position.apply(shown.getLast()).text() : null;
        return new ListPage<>(
                List.copyOf(shown),
                new Meta(total, page.page(), page.perPage(), Math.ceilDiv(total, (long) page.perPage()), next));
    }

    /// The same page of what its rows become together.
    public <R> ListPage<R> mapAll(Function<List<T>, List<R>> views) {
        return new ListPage<>(views.apply(data), meta);
    }
}
