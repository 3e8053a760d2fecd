package com.kyberaccess.visitor.visit.list;

import com.kyberaccess.common.paging.Cursor;
import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.visitor.visit.VisitFilter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which part of a list is asked for: a page by its number, or what follows a position.
///
/// @param page the number that it is shown with
/// @param after null for a page by its number
record Slice(int page, int perPage, @Nullable Position after) {

    /// A row's place in a list.
    ///
    /// @param key what the list is sorted by; ties go by id
    /// @param page the page that it was on
    record Position(VisitFilter.Order order, String key, UUID id, int page) {
        private static final int VALUES = 4;

        Cursor cursor() {
            return Cursor.of(order.name(), key, id.toString(), String.valueOf(page));
        }

        /// @throws IllegalArgumentException for what is no position in a list of this order
        static Position read(List<String> values, VisitFilter.Order order) {
            if (values.size() != VALUES || !values.getFirst().equals(order.name())) {
                throw new IllegalArgumentException("no position in this list");
            }
            var position =
                    new Position(order, values.get(1), UUID.fromString(values.get(2)), Integer.parseInt(values.get(3)));
            position.value();
            return position;
        }

        /// The key as the column has it.
        Object value() {
            return order == VisitFilter.Order.CHECK_IN_TIME ? Instant.parse(key) : key;
        }
    }

    static Slice of(PageRequest page) {
        return new Slice(page.page(), page.perPage(), null);
    }

    static Slice after(Position position, int perPage) {
        return new Slice(position.page() + 1, perPage, position);
    }

    /// Rows before it.
    long offset() {
        return after == null ? (page - 1L) * perPage : 0;
    }
}
