package com.kyberaccess.visitor.watchlist;

import com.kyberaccess.visitor.screening.WatchlistKind;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a list of entries is narrowed to.
///
/// @param search found anywhere in a name or an alias, whatever its case and accents
/// @param after the entry behind which to go on, null from the beginning
record WatchlistFilter(
        @Nullable WatchlistKind list,
        @Nullable String search,
        @Nullable UUID after) {}
