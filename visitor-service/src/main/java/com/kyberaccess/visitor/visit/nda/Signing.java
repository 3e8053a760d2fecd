package com.kyberaccess.visitor.visit.nda;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.file.FileKind;
import com.kyberaccess.visitor.file.StoredFiles;
import com.kyberaccess.visitor.image.Images;
import com.kyberaccess.visitor.nda.Agreement;
import com.kyberaccess.visitor.nda.Agreements;
import com.kyberaccess.visitor.nda.NdaPdf;
import com.kyberaccess.visitor.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/// Takes decisions on the agreement. The document is made and stored first, outside of any transaction, and counts from
/// the one in which the visit says that it was signed.
@ApplicationScoped
class Signing {
    private final Agreements agreements;
    private final Images images;
    private final StoredFiles files;
    private final Decisions decisions;
    private final Clock clock;

    Signing(Agreements agreements, Images images, StoredFiles files, Decisions decisions, Clock clock) {
        this.agreements = agreements;
        this.images = images;
        this.files = files;
        this.decisions = decisions;
        this.clock = clock;
    }

    /// @throws ApiException 404 for an unknown visit; 409 if it was signed, is over, or the agreement has changed; 422
    ///     for what is no signature
    NdaDecisionView decide(Caller caller, String id, NdaRequest request) {
        request.requireSignatureToSign();
        var tenant = caller.tenant();
        var visit = Visit.VISIT_ID.parse(id).orElseThrow(() -> ApiException.notFound("The visitor"));
        decisions.requireOpen(tenant, visit);
        var agreement = agreements.of(tenant);
        if (request.version() != null && !request.version().equals(String.valueOf(agreement.version()))) {
            throw NdaError.NDA_VERSION_CHANGED.exception();
        }
        var decision = new Decisions.Decision(
                IdType.next(), agreement, clock.instant().truncatedTo(ChronoUnit.SECONDS), caller.subject());
        return request.signs()
                ? sign(tenant, visit, decision, Signature.of(String.valueOf(request.signature()), images))
                : decisions.decline(tenant, visit, decision);
    }

    private NdaDecisionView sign(Tenant tenant, UUID visit, Decisions.Decision decision, Signature signature) {
        var pdf = NdaPdf.of(decisions.document(tenant, visit, decision, signature));
        var upload = files.upload(pdf, FileKind.NDA.contentType());
        return decisions.sign(tenant, visit, decision, upload, Agreement.sha256(pdf));
    }
}
