package com.kyberaccess.visitor.listing;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.paging.Cursor;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Where to go on in a list, as a `@BeanParam` beside the page's.
public class CursorParameter {
    private static final String NAME = "cursor";

    @QueryParam(NAME)
    @Parameter(description = "Where to go on: `meta.next_cursor` of the page before; instead of page")
    @Nullable
    String cursor;

    /// @return null at the beginning of the list
    /// @throws ApiException 400 for what `read` can't read
    public <T> @Nullable T after(Function<List<String>, T> read) {
        return cursor == null ? null : Cursor.parse(NAME, cursor, read);
    }
}
