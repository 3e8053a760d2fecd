package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.visitor.visit.VisitFilter.Order;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is indexed of a visit.
///
/// @param purpose in lower case, as PostgreSQL has it
record Document(
        UUID visit,
        Instant effectiveAt,
        String status,
        UUID location,
        UUID host,
        @Nullable String purpose,
        boolean archived,
        String searchText,
        int rankByName,
        int rankByCompany) {

    /// Of `visit v`, as {@link #read} takes them.
    static String columns(int index) {
        return "v.id, v.effective_at, v.status, v.location_id, v.host_id, lower(v.purpose),"
                + " v.archived_at IS NOT NULL, v.search_text, "
                + Ranks.column(index, Order.NAME) + ", " + Ranks.column(index, Order.COMPANY);
    }

    static Document read(ResultSet row) throws SQLException {
        return read(row, 1);
    }

    /// @param first where {@link #columns} begin
    static Document read(ResultSet row, int first) throws SQLException {
        return new Document(
                row.getObject(first, UUID.class),
                row.getObject(first + 1, OffsetDateTime.class).toInstant(),
                row.getString(first + 2),
                row.getObject(first + 3, UUID.class),
                row.getObject(first + 4, UUID.class),
                row.getString(first + 5),
                row.getBoolean(first + 6),
                row.getString(first + 7),
                row.getInt(first + 8),
                row.getInt(first + 9));
    }
}
