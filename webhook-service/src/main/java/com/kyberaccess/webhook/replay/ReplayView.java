package com.kyberaccess.webhook.replay;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A replay and how far it has come.
///
/// @param id `rpl_…`
/// @param status `running` until everything is queued
/// @param eventsExamined events of the range that were looked at
/// @param deliveries how many of them were queued
public record ReplayView(
        String id,
        @Schema(enumeration = {"running", "finished"}) String status,
        Instant since,
        Instant until,
        List<String> events,
        boolean includeSkipped,
        long eventsExamined,
        long deliveries,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
