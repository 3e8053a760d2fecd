package com.kyberaccess.common.paging;

import java.util.List;
import java.util.function.Function;

/// The envelope of a list: `{"data": […], "meta": {…}}` (contract, article 1, *Pagination*).
public record Page<T>(List<T> data, Meta meta) {

    /// All four fields, always.
    ///
    /// @param total rows that match, over all pages
    /// @param page the page shown, from 1
    /// @param perPage rows a page, 1 to 100
    /// @param totalPages 0 when nothing matches
    public record Meta(long total, int page, int perPage, long totalPages) {}

    public static <T> Page<T> of(List<T> rows, long total, PageRequest request) {
        return new Page<>(rows, new Meta(total, request.page(), request.perPage(), Math.ceilDiv(total, (long)
                request.perPage())));
    }

    public <R> Page<R> map(Function<? super T, ? extends R> view) {
        return new Page<>(data.stream().<R>map(view).toList(), meta);
    }
}
