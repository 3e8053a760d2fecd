package com.kyberaccess.visitor.screening;

import com.kyberaccess.common.id.IdType;
import java.time.Instant;
import java.util.List;

/// What a screening that was not clear tells the desk (design §6).
///
/// @param id `alr_…`
/// @param action `flagged` or `denied`
/// @param lists those with a match, and those that could not be searched
/// @param matches the best match of each entry, the highest score first; empty if lists could not be searched
public record ScreeningAlert(
        String id, String action, List<WatchlistKind> lists, List<ScreeningMatch> matches, Instant createdAt) {
    /// Ids of alerts: `alr_…`.
    static final IdType ALERT_ID = new IdType("alr");
}
