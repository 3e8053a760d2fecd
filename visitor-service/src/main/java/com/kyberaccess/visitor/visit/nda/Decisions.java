package com.kyberaccess.visitor.visit.nda;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.file.FileKind;
import com.kyberaccess.visitor.file.FileUrls;
import com.kyberaccess.visitor.file.StoredFiles;
import com.kyberaccess.visitor.nda.Agreement;
import com.kyberaccess.visitor.nda.SignedAgreement;
import com.kyberaccess.visitor.visit.Parties;
import com.kyberaccess.visitor.visit.Visit;
import com.kyberaccess.visitor.visit.VisitError;
import com.kyberaccess.visitor.visit.VisitRepository;
import com.kyberaccess.visitor.visit.event.DocumentEvents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The transactions of a decision.
@ApplicationScoped
class Decisions {
    private static final IdType DOCUMENT_ID = new IdType("doc");

    private final VisitRepository visits;
    private final Parties parties;
    private final DecisionTable table;
    private final DocumentEvents events;
    private final StoredFiles files;
    private final FileUrls urls;

    Decisions(
            VisitRepository visits,
            Parties parties,
            DecisionTable table,
            DocumentEvents events,
            StoredFiles files,
            FileUrls urls) {
        this.visits = visits;
        this.parties = parties;
        this.table = table;
        this.events = events;
        this.files = files;
        this.urls = urls;
    }

    /// @param at a whole second, as it stands on the document
    /// @param by `key_…` or `usr_…`
    record Decision(UUID id, Agreement agreement, Instant at, String by) {
        String publicId() {
            return DOCUMENT_ID.text(id);
        }
    }

    @Transactional
    void requireOpen(Tenant tenant, UUID id) {
        requireOpen(visits.byId(tenant, id).orElseThrow(Decisions::unknown));
    }

    /// What is going to stand on the document.
    @Transactional
    SignedAgreement document(Tenant tenant, UUID id, Decision decision, Signature signature) {
        var visit = visits.byId(tenant, id).orElseThrow(Decisions::unknown);
        var party = parties.of(visit);
        return new SignedAgreement(
                decision.agreement(),
                decision.publicId(),
                visit.publicId(),
                visit.visitor().fullName(),
                visit.visitor().company(),
                party.host().name(),
                party.place().name(),
                party.place().zone(),
                decision.at(),
                signature.typed(),
                signature.drawn());
    }

    @Transactional
    NdaDecisionView sign(Tenant tenant, UUID id, Decision decision, StoredFiles.Upload document, byte[] fileHash) {
        var visit = visits.locked(tenant, id).orElseThrow(Decisions::unknown);
        requireOpen(visit);
        files.keep(tenant, id, FileKind.NDA, document);
        table.insert(tenant, id, decision, "sign", fileHash);
        visit.file(visit.papers().withNdaSigned(decision.at()), decision.at());
        events.ndaSigned(visit, parties.of(visit), named(decision), decision.at());
        return view(visit, decision, "sign", fileHash);
    }

    @Transactional
    NdaDecisionView decline(Tenant tenant, UUID id, Decision decision) {
        var visit = visits.locked(tenant, id).orElseThrow(Decisions::unknown);
        requireOpen(visit);
        if (visit.papers().ndaDeclined()) {
            throw NdaError.NDA_ALREADY_DECLINED.exception();
        }
        table.insert(tenant, id, decision, "decline", null);
        visit.file(visit.papers().withNdaDeclined(decision.at()), decision.at());
        events.ndaDeclined(visit, parties.of(visit), named(decision), decision.at());
        return view(visit, decision, "decline", null);
    }

    /// @throws ApiException 409 if it was signed, or the visit is over or will not be
    private static void requireOpen(Visit visit) {
        if (visit.papers().ndaSigned()) {
            throw NdaError.NDA_ALREADY_SIGNED.exception();
        }
        VisitError.requireUnderWay(visit.status());
    }

    private NdaDecisionView view(Visit visit, Decision decision, String what, byte @Nullable [] fileHash) {
        return new NdaDecisionView(
                decision.publicId(),
                visit.publicId(),
                what,
                decision.agreement().name(),
                String.valueOf(decision.agreement().version()),
                decision.at(),
                fileHash == null ? null : HexFormat.of().formatHex(fileHash),
                fileHash == null ? null : urls.of(visit.tenant(), visit.id(), FileKind.NDA));
    }

    private static DocumentEvents.Document named(Decision decision) {
        return new DocumentEvents.Document(
                decision.publicId(),
                decision.agreement().name(),
                String.valueOf(decision.agreement().version()));
    }

    private static ApiException unknown() {
        return ApiException.notFound("The visitor");
    }
}
