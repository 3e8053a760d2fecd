package com.kyberaccess.visitor.file;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/// What goes with everything that was made from a user's bytes: it is shown as what it is, runs nothing, and is cached
/// by nobody but the client.
public final class FileHeaders {
    private FileHeaders() {}

    /// @param tag the entity tag with its quotes
    public static ResponseBuilder on(ResponseBuilder response, String tag) {
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Referrer-Policy", "no-referrer");
    }
}
