package com.kyberaccess.webhook.replay;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A running replay, locked by whoever takes its next chunk.
///
/// @param positionXid the transaction that stored the last event looked at, a decimal number
/// @param horizon events stored by this transaction or later come by themselves
record ReplayJob(
        UUID id,
        Tenant tenant,
        UUID subscriptionId,
        Instant since,
        Instant until,
        List<String> events,
        boolean includeSkipped,
        String positionXid,
        UUID positionEvent,
        String horizon) {
    /// Ids of replays: `rpl_…`.
    static final IdType ID = new IdType("rpl");
}
