package com.kyberaccess.common.paging;

import com.kyberaccess.common.error.ApiException;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// The parameters of a list that is read by {@link Cursor}, as a `@BeanParam`.
public class CursorPaging {
    private static final String CURSOR = "cursor";

    @QueryParam(CURSOR)
    @Parameter(description = "Where to go on: `meta.next_cursor` of the page before")
    @Nullable
    String cursor;

    @QueryParam("per_page")
    @Parameter(description = "Results per page, 1 to 100 (default 25)")
    @Nullable
    String perPage;

    /// @throws ApiException 400 `INVALID_PARAMETER` for anything but a whole number from 1 to 100
    public int perPage() {
        return PageRequest.of(null, perPage).perPage();
    }

    /// Where to go on, if not at the beginning.
    ///
    /// @throws ApiException 400 `INVALID_PARAMETER` for what `read` can't read
    public <T> Optional<T> after(Function<List<String>, T> read) {
        return Optional.ofNullable(cursor).map(text -> Cursor.parse(CURSOR, text, read));
    }
}
