package com.kyberaccess.visitor.file;

import com.kyberaccess.common.id.IdType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// What a file of a visit is, and the path of its URL (contract, article 2).
public enum FileKind {
    PHOTO("/photos", ".jpg", "image/jpeg"),
    PHOTO_THUMB("/photos", "_thumb.jpg", "image/jpeg"),
    ID_PHOTO("/photos", "_id.jpg", "image/jpeg"),
    SELFIE("/photos", "_selfie.jpg", "image/jpeg"),
    NDA("/docs", "_nda.pdf", "application/pdf");

    private static final IdType VISIT_ID = new IdType("vis");

    private final String folder;
    private final String suffix;
    private final String contentType;

    FileKind(String folder, String suffix, String contentType) {
        this.folder = folder;
        this.suffix = suffix;
        this.contentType = contentType;
    }

    /// A path, read.
    record Name(FileKind kind, UUID visit) {}

    /// The file's name in its URL, without the folder.
    public String name(UUID visit) {
        return VISIT_ID.text(visit) + suffix;
    }

    String path(UUID visit) {
        return folder + "/" + name(visit);
    }

    public String contentType() {
        return contentType;
    }

    /// As in the column.
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Ids have no `_` after their prefix, so that at most one suffix fits.
    static Optional<Name> parse(String folder, String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.folder.equals(folder) && name.endsWith(kind.suffix))
                .flatMap(kind -> VISIT_ID
                        .parse(name.substring(0, name.length() - kind.suffix.length()))
                        .map(visit -> new Name(kind, visit))
                        .stream())
                .findFirst();
    }
}
