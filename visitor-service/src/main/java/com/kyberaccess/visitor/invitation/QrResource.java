package com.kyberaccess.visitor.invitation;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Public;
import com.kyberaccess.common.signing.SignedUrls;
import com.kyberaccess.visitor.file.FileHeaders;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The image of a visit's check-in code, by its signed URL (contract, article 2, *Create a Pre-Registration*). It is
/// made when it is asked for, as long as the visitor is expected.
@Public
@Path("/qr")
public class QrResource {
    private static final String FOLDER = "/qr/";
    private static final String SUFFIX = ".png";
    private static final int TAG_BYTES = 8;

    private final InvitationTable table;
    private final CheckInCodes codes;
    private final SignedUrls urls;

    QrResource(InvitationTable table, CheckInCodes codes, SignedUrls urls) {
        this.table = table;
        this.codes = codes;
        this.urls = urls;
    }

    static String path(UUID visit) {
        return FOLDER + Invite.VISIT_ID.text(visit) + SUFFIX;
    }

    @GET
    @Path("/{file}")
    @Operation(summary = "The QR code of a pre-registration, by the URL that its answer has")
    public Response image(
            @RestPath String file, @RestQuery @Nullable String expires, @RestQuery @Nullable String signature) {
        urls.require(FOLDER + file, expires, signature);
        var visit = visit(file).orElseThrow(QrResource::missing);
        var hash = table.expected(visit).orElseThrow(QrResource::missing);
        var code = codes.again(visit, hash).orElseThrow(QrResource::missing);
        var tag = '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
        return FileHeaders.on(Response.ok(QrCode.png(code), QrCode.CONTENT_TYPE), tag)
                .build();
    }

    private static Optional<UUID> visit(String file) {
        return file.endsWith(SUFFIX)
                ? Invite.VISIT_ID.parse(file.substring(0, file.length() - SUFFIX.length()))
                : Optional.empty();
    }

    private static ApiException missing() {
        return ApiException.notFound("The QR code");
    }
}
