package com.kyberaccess.common.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The envelope of a list that is read by {@link Cursor}: `{"data": […], "meta": {"per_page", "next_cursor"}}`. It has
/// no total: such lists grow without end.
public record CursorPage<T>(List<T> data, Meta meta) {
    /// @param perPage rows a page, 1 to 100
    /// @param nextCursor what to ask for next; null where the list ends for now
    public record Meta(int perPage, @Nullable String nextCursor) {}

    /// @param rows up to one more than `perPage`: the one too many tells that there is more
    /// @param position the cursor behind a row
    public static <T> CursorPage<T> of(List<T> rows, int perPage, Function<? super T, Cursor> position) {
        boolean more = rows.size() > perPage;
        var shown = more ? rows.subList(0, perPage) : rows;
        return new CursorPage<>(
                List.copyOf(shown),
                new Meta(perPage, more ? position.apply(shown.getLast()).text() : null));
    }

    public <R> CursorPage<R> map(Function<? super T, ? extends R> view) {
        return new CursorPage<>(data.stream().<R>map(view).toList(), meta);
    }
}
