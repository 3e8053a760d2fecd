package com.kyberaccess.visitor.badge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Badge numbers (design §6): 1 (`V-0001`) is the first of a location's local day; dense, and never given twice in
/// that day. The counter's row stays locked until the transaction ends, so that a roll-back gives its numbers
/// back.
@ApplicationScoped
public class BadgeNumbers {
    /// In the order of the rows, so that two transactions can't wait for each other.
    private static final String NEXT = """
            INSERT INTO badge_counter AS counter (location_id, day, last)
            SELECT location_id, day, count
            FROM unnest(?::uuid[], ?::date[], ?::integer[]) AS wanted (location_id, day, count)
            ORDER BY location_id, day
            ON CONFLICT (location_id, day) DO UPDATE SET last = counter.last + excluded.last
            RETURNING location_id, day, last
            """;

    private final DataSource database;

    BadgeNumbers(DataSource database) {
        this.database = database;
    }

    /// The day of a location, by its own clock.
    public record LocalDay(UUID location, LocalDate date) {}

    /// The next numbers, in order: as many for each day as `counts` says. Every other check-in at these locations now
    /// waits for the caller's commit: take them as late as possible, and all at once.
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<LocalDay, List<String>> next(Map<LocalDay, Integer> counts, BadgeFormat format) {
        var days = List.copyOf(counts.keySet());
        try (var connection = database.getConnection();
                var next = connection.prepareStatement(NEXT)) {
            next.setArray(1, connection.createArrayOf("uuid", column(days, LocalDay::location)));
            next.setArray(2, connection.createArrayOf("date", column(days, LocalDay::date)));
            next.setArray(3, connection.createArrayOf("integer", column(days, counts::get)));
            var numbers = new HashMap<LocalDay, List<String>>();
            try (var rows = next.executeQuery()) {
                while (rows.next()) {
                    var day = new LocalDay(rows.getObject(1, UUID.class), rows.getObject(2, LocalDate.class));
                    int last = rows.getInt(3);
                    int first = last - Objects.requireNonNull(counts.get(day)) + 1;
                    numbers.put(
                            day,
                            IntStream.rangeClosed(first, last)
                                    .mapToObj(format::badge)
                                    .toList());
                }
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException("badge numbers not taken", e);
        }
    }

    private static Object[] column(List<LocalDay> days, Function<LocalDay, @Nullable Object> value) {
        return days.stream().map(value).toArray();
    }
}
