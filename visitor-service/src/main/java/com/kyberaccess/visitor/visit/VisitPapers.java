package com.kyberaccess.visitor.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What was taken down of a visitor beside the record: pictures and signatures, each with when it was last done.
///
/// @param idType what was photographed, as told: `drivers_license`, `passport` …
/// @param ndaDeclinedAt null too once it has been signed
/// @param photoMatchScore how alike selfie and document are, 0 to 1, as told by who compared them
@Embeddable
public record VisitPapers(
        @Column(name = "photo_at") @Nullable Instant photoAt,
        @Column(name = "id_photo_at") @Nullable Instant idPhotoAt,
        @Column(name = "id_type") @Nullable String idType,
        @Column(name = "selfie_at") @Nullable Instant selfieAt,
        @Column(name = "nda_signed_at") @Nullable Instant ndaSignedAt,
        @Column(name = "nda_declined_at") @Nullable Instant ndaDeclinedAt,
        @Column(name = "photo_match_score") @Nullable Double photoMatchScore) {

    static final VisitPapers NONE = new VisitPapers(null, null, null, null, null, null, null);

    public boolean hasPhoto() {
        return photoAt != null;
    }

    public boolean idScanned() {
        return idPhotoAt != null;
    }

    public boolean hasSelfie() {
        return selfieAt != null;
    }

    public boolean ndaSigned() {
        return ndaSignedAt != null;
    }

    public boolean ndaDeclined() {
        return ndaDeclinedAt != null;
    }

    public VisitPapers withPhoto(Instant at) {
        return new VisitPapers(at, idPhotoAt, idType, selfieAt, ndaSignedAt, ndaDeclinedAt, photoMatchScore);
    }

    /// What another document's photo was compared with says nothing of this one.
    public VisitPapers withIdPhoto(@Nullable String type, Instant at) {
        return new VisitPapers(photoAt, at, type, selfieAt, ndaSignedAt, ndaDeclinedAt, null);
    }

    public VisitPapers withSelfie(@Nullable Double matchScore, Instant at) {
        return new VisitPapers(photoAt, idPhotoAt, idType, at, ndaSignedAt, ndaDeclinedAt, matchScore);
    }

    public VisitPapers withNdaSigned(Instant at) {
        return new VisitPapers(photoAt, idPhotoAt, idType, selfieAt, at, null, photoMatchScore);
    }

    public VisitPapers withNdaDeclined(Instant at) {
        return new VisitPapers(photoAt, idPhotoAt, idType, selfieAt, ndaSignedAt, at, photoMatchScore);
    }
}
