package com.kyberaccess.visitor.nda;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// What stands on a signed document.
///
/// @param document `doc_…`
/// @param visit `vis_…`
/// @param zone of the location
/// @param typed the name that the visitor typed, null if it was drawn
/// @param drawn a JPEG, null if the name was typed
public record SignedAgreement(
        Agreement agreement,
        String document,
        String visit,
        String visitor,
        @Nullable String company,
        String host,
        String place,
        ZoneId zone,
        Instant at,
        @Nullable String typed,
        byte @Nullable [] drawn) {}
