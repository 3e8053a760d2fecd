package com.kyberaccess.visitor.visit.event;

import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.visitor.topic.VisitorTopic;
import com.kyberaccess.visitor.visit.Party;
import com.kyberaccess.visitor.visit.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/// Publishes what visitors decide about documents (contract, article 3, *Document Events*).
@ApplicationScoped
public class DocumentEvents {
    private final Outbox outbox;

    DocumentEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /// A document that a visitor was asked to sign.
    ///
    /// @param id `doc_…`
    public record Document(String id, String name, String version) {}

    /// Data of `document.nda_signed`.
    record NdaSigned(Subject.VisitorData visitor, Subject.LocationData location, SignedDocument document) {
        record SignedDocument(String id, String name, String version, Instant signedAt) {}
    }

    /// Data of `document.nda_declined`.
    record NdaDeclined(Subject.VisitorData visitor, Subject.LocationData location, DeclinedDocument document) {
        record DeclinedDocument(String id, String name, String version, Instant declinedAt) {}
    }

    public void ndaSigned(Visit visit, Party party, Document document, Instant at) {
        append(
                "document.nda_signed",
                visit,
                at,
                new NdaSigned(
                        Subject.visitor(visit),
                        Subject.location(party),
                        new NdaSigned.SignedDocument(document.id(), document.name(), document.version(), at)));
    }

    public void ndaDeclined(Visit visit, Party party, Document document, Instant at) {
        append(
                "document.nda_declined",
                visit,
                at,
                new NdaDeclined(
                        Subject.visitor(visit),
                        Subject.location(party),
                        new NdaDeclined.DeclinedDocument(document.id(), document.name(), document.version(), at)));
    }

    private void append(String type, Visit visit, Instant at, Object data) {
        outbox.append(VisitorTopic.NAME, visit.publicId(), visit.tenant(), type, at, data);
    }
}
