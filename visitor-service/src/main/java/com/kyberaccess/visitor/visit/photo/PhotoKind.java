package com.kyberaccess.visitor.visit.photo;

import com.kyberaccess.visitor.file.FileKind;
import com.kyberaccess.visitor.visit.VisitPapers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A picture that a visit can have.
enum PhotoKind {
    /// The visitor, as shown in lists.
    PHOTO(List.of(FileKind.PHOTO, FileKind.PHOTO_THUMB), 1_600, 320) {
        @Override
        VisitPapers filed(VisitPapers papers, Told told, Instant now) {
            return papers.withPhoto(now);
        }

        @Override
        boolean isIn(VisitPapers papers) {
            return papers.hasPhoto();
        }

        @Override
        List<String> changedFields() {
            return List.of("photo_url");
        }
    },
    /// An identity document.
    ID_PHOTO(List.of(FileKind.ID_PHOTO), 2_400) {
        @Override
        VisitPapers filed(VisitPapers papers, Told told, Instant now) {
            return papers.withIdPhoto(told.idType(), now);
        }

        @Override
        boolean isIn(VisitPapers papers) {
            return papers.idScanned();
        }

        @Override
        List<String> changedFields() {
            return List.of("id_photo_url", "id_scanned", "id_type", "photo_match_score");
        }
    },
    /// The visitor's face, to be compared with the document by a person.
    SELFIE(List.of(FileKind.SELFIE), 1_600) {
        @Override
        VisitPapers filed(VisitPapers papers, Told told, Instant now) {
            return papers.withSelfie(told.matchScore(), now);
        }

        @Override
        boolean isIn(VisitPapers papers) {
            return papers.hasSelfie();
        }

        @Override
        List<String> changedFields() {
            return List.of("selfie_url", "photo_match_score");
        }
    };

    /// What came with a picture.
    ///
    /// @param matchScore 0 to 1
    record Told(@Nullable String idType, @Nullable Double matchScore) {
        static final Told NOTHING = new Told(null, null);
    }

    private final List<FileKind> files;
    private final int[] bounds;

    /// @param bounds longest side in pixels of each file
    PhotoKind(List<FileKind> files, int... bounds) {
        this.files = files;
        this.bounds = bounds;
    }

    abstract VisitPapers filed(VisitPapers papers, Told told, Instant now);

    abstract boolean isIn(VisitPapers papers);

    /// Under their names in the API.
    abstract List<String> changedFields();

    List<FileKind> files() {
        return files;
    }

    int[] bounds() {
        return bounds.clone();
    }
}
