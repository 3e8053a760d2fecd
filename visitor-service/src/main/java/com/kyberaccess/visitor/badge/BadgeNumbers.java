package com.kyberaccess.visitor.badge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import javax.sql.DataSource;

/// Badge numbers (design §6): `V-0001` is the first of a location's local day; dense, and never given twice in
/// that day. The counter's row stays locked until the transaction ends, so that a roll-back gives its number
/// back.
@ApplicationScoped
public class BadgeNumbers {
    private static final String NEXT = """
            INSERT INTO badge_counter AS counter (location_id, day, last) VALUES (?, ?, 1)
            ON CONFLICT (location_id, day) DO UPDATE SET last = counter.last + 1
            RETURNING last
            """;

    private final DataSource database;

    BadgeNumbers(DataSource database) {
        this.database = database;
    }

    /// The next number. Every other check-in at this location now waits for the caller's commit: take it as late as
    /// possible.
    @Transactional(Transactional.TxType.MANDATORY)
    public String next(UUID location, LocalDate day) {
        try (var connection = database.getConnection();
                var next = connection.prepareStatement(NEXT)) {
            next.setObject(1, location);
            next.setObject(2, day);
            try (var row = next.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("badge counter gave no number");
                }
                return "V-%04d".formatted(row.getInt(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("badge number not taken", e);
        }
    }
}
