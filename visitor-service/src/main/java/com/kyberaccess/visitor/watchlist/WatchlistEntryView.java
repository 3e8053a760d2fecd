package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.visitor.screening.ScreeningAction;
import com.kyberaccess.visitor.screening.WatchlistKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A watchlist entry on the wire (design §4).
///
/// @param expiresAt from when on it is not searched; null for never
public record WatchlistEntryView(
        String id,
        WatchlistKind list,
        String firstName,
        String lastName,
        List<String> aliases,
        @Nullable LocalDate dateOfBirth,
        @Nullable String reason,
        ScreeningAction action,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt) {}
