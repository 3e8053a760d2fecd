package com.kyberaccess.visitor.host;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which hosts to list; null does not filter.
record HostFilter(
        @Nullable String search,
        @Nullable String department,
        @Nullable UUID locationId) {}
