package com.kyberaccess.common.id;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.Session;

/// Entities by their ids, in one statement. It has the ids as an array; a query with `id in :ids` is translated
/// anew each time, because its text depends on how many there are, and that was a third of what a list of visits
/// cost the service.
public final class EntitiesById {
    private EntitiesById() {}

    /// In the order of `ids`, without those that there are not. Whose they are is for the caller to check.
    public static <T> Stream<T> find(EntityManager entities, Class<T> type, Collection<?> ids) {
        return ids.isEmpty()
                ? Stream.of()
                : entities.unwrap(Session.class).findMultiple(type, List.copyOf(ids)).stream()
                        .filter(Objects::nonNull);
    }
}
