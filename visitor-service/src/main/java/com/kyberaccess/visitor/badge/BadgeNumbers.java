package com.kyberaccess.visitor.badge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/// Badge numbers (design §6): 1 (`V-0001`) is the first of a location's local day; dense, and never given twice in
/// that day. The counter's row stays locked until the transaction ends, so that a roll-back gives its numbers
/// back.
@ApplicationScoped
public class BadgeNumbers {
    private static final String NEXT = """
            INSERT INTO badge_counter AS counter (location_id, day, last) VALUES (?, ?, ?)
            ON CONFLICT (location_id, day) DO UPDATE SET last = counter.last + excluded.last
            RETURNING last
            """;

    private final DataSource database;

    BadgeNumbers(DataSource database) {
        this.database = database;
    }

    /// The next `count` numbers, in order. Every other check-in at this location now waits for the caller's commit:
    /// take them as late as possible, and all at once.
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> next(UUID location, LocalDate day, int count, BadgeFormat format) {
        try (var connection = database.getConnection();
                var next = connection.prepareStatement(NEXT)) {
            next.setObject(1, location);
            next.setObject(2, day);
            next.setInt(3, count);
            try (var row = next.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("badge counter gave no number");
                }
                int last = row.getInt(1);
                return IntStream.rangeClosed(last - count + 1, last)
                        .mapToObj(format::badge)
                        .toList();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("badge number not taken", e);
        }
    }
}
