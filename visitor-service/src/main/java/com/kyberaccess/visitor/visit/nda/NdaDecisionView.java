package com.kyberaccess.visitor.visit.nda;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A decision on the wire.
///
/// @param id `doc_…`
/// @param visitorId `vis_…`
/// @param decision `sign` or `decline`
/// @param name of the agreement
/// @param version of the agreement
/// @param sha256 of the document; null if there is none
/// @param ndaDocumentUrl works without a credential for a day; null if there is no document
public record NdaDecisionView(
        String id,
        String visitorId,
        String decision,
        String name,
        String version,
        Instant decidedAt,
        @Nullable String sha256,
        @Nullable String ndaDocumentUrl) {}
