package com.kyberaccess.visitor.visit.count;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What filters look at of a visit.
///
/// @param purpose in lower case, as PostgreSQL has it
record Content(
        UUID visit,
        Instant effectiveAt,
        String status,
        UUID location,
        UUID host,
        @Nullable String purpose,
        boolean archived,
        String searchText) {

    /// Of `visit v`, as {@link #read} takes them.
    static final String COLUMNS = "v.id, v.effective_at, v.status, v.location_id, v.host_id, lower(v.purpose),"
            + " v.archived_at IS NOT NULL, v.search_text";

    /// How many they are.
    static final int SIZE = 8;

    /// @param first where {@link #COLUMNS} begin
    static Content read(ResultSet row, int first) throws SQLException {
        return new Content(
                row.getObject(first, UUID.class),
                row.getObject(first + 1, OffsetDateTime.class).toInstant(),
                row.getString(first + 2),
                row.getObject(first + 3, UUID.class),
                row.getObject(first + 4, UUID.class),
                row.getString(first + 5),
                row.getBoolean(first + 6),
                row.getString(first + 7));
    }
}
