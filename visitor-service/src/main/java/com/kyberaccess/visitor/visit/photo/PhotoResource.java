package com.kyberaccess.visitor.visit.photo;

import com.kyberaccess.common.paging.Data;
import com.kyberaccess.common.security.CurrentCaller;
import com.kyberaccess.visitor.visit.photo.PhotoKind.Told;
import com.kyberaccess.visitor.visit.view.VisitDetail;
import io.quarkus.logging.Log;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Pictures of a visit: the body of PUT is the image itself, GET leads to it.
@Path("/api/v1/visitors/{visitor_id}")
public class PhotoResource {
    private final Photos photos;
    private final CurrentCaller caller;
    private final HttpServerRequest http;

    PhotoResource(Photos photos, CurrentCaller caller, HttpServerRequest http) {
        this.http = http;
        this.photos = photos;
        this.caller = caller;
    }

    /// Any type is let in here, so that who is not allowed hears of that before the type is looked at.
    @PUT
    @Path("/photo")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Replaces the visitor's photo: image/jpeg or image/png, at most 10 MB")
    public Data<VisitDetail> putPhoto(@RestPath("visitor_id") String visitorId, @Nullable InputStream body) {
        return put(visitorId, PhotoKind.PHOTO, Told.NOTHING, body);
    }

    /// @param idType `drivers_license`, `passport`, `national_id`, `residence_permit`, `military_id` or `other`
    @PUT
    @Path("/id-photo")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Replaces the photo of the visitor's identity document: image/jpeg or image/png, at most 10 MB")
    public Data<VisitDetail> putIdPhoto(
            @RestPath("visitor_id") String visitorId,
            @RestQuery("id_type") @Nullable String idType,
            @Nullable InputStream body) {
        return put(visitorId, PhotoKind.ID_PHOTO, new Told(IdDocument.parameter(idType), null), body);
    }

    /// @param matchScore how alike the selfie and the document's photo are, 0 to 1, as measured by the client; nothing
    ///     here compares faces
    @PUT
    @Path("/selfie")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Replaces the visitor's selfie: image/jpeg or image/png, at most 10 MB")
    public Data<VisitDetail> putSelfie(
            @RestPath("visitor_id") String visitorId,
            @RestQuery("photo_match_score") @Nullable String matchScore,
            @Nullable InputStream body) {
        return put(visitorId, PhotoKind.SELFIE, new Told(null, MatchScore.parameter(matchScore)), body);
    }

    @GET
    @Path("/photo")
    @Operation(summary = "Redirects to the photo's signed URL")
    public Response photo(@RestPath("visitor_id") String visitorId) {
        return redirect(visitorId, PhotoKind.PHOTO);
    }

    @GET
    @Path("/id-photo")
    @Operation(summary = "Redirects to the signed URL of the identity document's photo")
    public Response idPhoto(@RestPath("visitor_id") String visitorId) {
        return redirect(visitorId, PhotoKind.ID_PHOTO);
    }

    @GET
    @Path("/selfie")
    @Operation(summary = "Redirects to the selfie's signed URL")
    public Response selfie(@RestPath("visitor_id") String visitorId) {
        return redirect(visitorId, PhotoKind.SELFIE);
    }

    private Data<VisitDetail> put(String id, PhotoKind kind, Told told, @Nullable InputStream body) {
        try {
            var type = http.getHeader(HttpHeaders.CONTENT_TYPE);
            return new Data<>(photos.put(caller.tenant(), id, kind, told, type, body));
        } finally {
            finish(body);
        }
    }

    /// So that the client gets to read the answer: what is left of a body whose length is known, and so within the
    /// limit, is read and dropped. Of another nobody knows when it ends; the connection does.
    private void finish(@Nullable InputStream body) {
        if (body == null) {
            return;
        }
        if (http.getHeader(HttpHeaders.CONTENT_LENGTH) == null) {
            http.response().putHeader(HttpHeaders.CONNECTION, "close");
            return;
        }
        try {
            body.close();
        } catch (IOException e) {
            Log.debugf(e, "client left before its image was read");
        }
    }

    private Response redirect(String id, PhotoKind kind) {
        return Response.status(Response.Status.FOUND)
                .location(URI.create(photos.url(caller.tenant(), id, kind)))
                .header(HttpHeaders.CACHE_CONTROL.toString(), "no-store")
                .build();
    }
}
