package com.kyberaccess.visitor.visit.photo;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.file.FileKind;
import com.kyberaccess.visitor.file.StoredFiles;
import com.kyberaccess.visitor.image.ImageFormat;
import com.kyberaccess.visitor.image.Images;
import com.kyberaccess.visitor.image.Upload;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.view.VisitDetail;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.EnumMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Takes pictures in. No transaction is open while one arrives, is worked on, or is stored.
@ApplicationScoped
class Photos {
    /// What errors call the body.
    private static final String FIELD = "image";

    private final Images images;
    private final StoredFiles files;
    private final PhotoRecords records;

    Photos(Images images, StoredFiles files, PhotoRecords records) {
        this.images = images;
        this.files = files;
        this.records = records;
    }

    /// @throws ApiException 404 for an unknown visit, 413 over the limit, 415 for another type of content, 422 for what
    ///     is no picture
    VisitDetail put(
            Tenant tenant,
            String id,
            PhotoKind kind,
            PhotoKind.Told told,
            @Nullable String contentType,
            @Nullable InputStream body) {
        var format = ImageFormat.declared(contentType == null ? "" : contentType)
                .orElseThrow(() -> new ApiException(
                        PlatformError.UNSUPPORTED_MEDIA_TYPE, "Send the image as image/jpeg or image/png."));
        var visit = visit(id);
        records.requireVisit(tenant, visit);
        if (body == null) {
            throw ApiException.invalidField(FIELD, "Required");
        }
        try (var upload = Upload.of(body, images.maxBytes())) {
            var stored = new EnumMap<FileKind, StoredFiles.Upload>(FileKind.class);
            var kinds = kind.files().iterator();
            for (var jpeg : images.jpegs(FIELD, upload, format, kind.bounds())) {
                var file = kinds.next();
                stored.put(file, files.upload(jpeg, file.contentType()));
            }
            return records.file(tenant, visit, kind, told, stored);
        }
    }

    /// @return the picture's signed URL
    /// @throws ApiException 404 for an unknown visit, or one without this picture
    String url(Tenant tenant, String id, PhotoKind kind) {
        return records.url(tenant, visit(id), kind);
    }

    private static UUID visit(String id) {
        return Visit.VISIT_ID.parse(id).orElseThrow(() -> ApiException.notFound("The visitor"));
    }
}
