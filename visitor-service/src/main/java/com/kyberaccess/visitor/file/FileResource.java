package com.kyberaccess.visitor.file;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Public;
import com.kyberaccess.common.signing.SignedUrls;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Files by their signed URLs, which need no credential.
@Public
@Path("/")
public class FileResource {
    private static final String PHOTOS = "/photos";
    private static final String DOCS = "/docs";

    private final StoredFiles files;
    private final SignedUrls urls;

    FileResource(StoredFiles files, SignedUrls urls) {
        this.files = files;
        this.urls = urls;
    }

    @GET
    @Path(PHOTOS + "/{file}")
    @Operation(summary = "A photo, by the URL that a visitor record has")
    public Response photo(
            @RestPath String file,
            @RestQuery @Nullable String expires,
            @RestQuery @Nullable String signature,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        urls.require(PHOTOS + "/" + file, expires, signature);
        return file(PHOTOS, file, "inline", ifNoneMatch);
    }

    /// Saved rather than shown: what a sandbox does not allow is not opened by browsers.
    @GET
    @Path(DOCS + "/{file}")
    @Operation(summary = "A document, by the URL that a visitor record has")
    public Response document(
            @RestPath String file,
            @RestQuery @Nullable String expires,
            @RestQuery @Nullable String signature,
            @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String ifNoneMatch) {
        urls.require(DOCS + "/" + file, expires, signature);
        return file(DOCS, file, "attachment", ifNoneMatch);
    }

    private Response file(String folder, String file, String disposition, @Nullable String ifNoneMatch) {
        var name = FileKind.parse(folder, file).orElseThrow(FileResource::missing);
        var key = files.find(name.visit(), name.kind()).orElseThrow(FileResource::missing);
        var tag = '"' + key.toString() + '"';
        if (ifNoneMatch != null && ifNoneMatch.contains(tag)) {
            return FileHeaders.on(Response.notModified(), tag).build();
        }
        var content = files.read(key).orElseThrow(FileResource::missing);
        return FileHeaders.on(Response.ok(content, name.kind().contentType()), tag)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition + "; filename=\"" + file + '"')
                .build();
    }

    private static ApiException missing() {
        return ApiException.notFound("The file");
    }
}
