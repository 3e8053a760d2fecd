package com.kyberaccess.visitor.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.common.error.ApiException;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LocationTreeTest {
    /// The first is at the top, each next one part of the one before.
    private final List<UUID> chain =
            Stream.generate(UUID::randomUUID).limit(LocationTree.MAX_LEVELS).toList();

    private LocationTree tree(int levels) {
        var parents = new HashMap<UUID, UUID>();
        for (int i = 1; i < levels; i++) {
            parents.put(chain.get(i), chain.get(i - 1));
        }
        return new LocationTree(parents);
    }

    private static void assertRefused(Runnable call, String issue) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(ApiException.class, e -> assertThat(
                        e.details().getFirst().issue())
                .isEqualTo(issue));
    }

    @Test
    void nothingIsPartOfItself() {
        assertRefused(() -> tree(1).requireRoom(chain.get(0), chain.get(0)), "Must not be the location itself");
        assertRefused(() -> tree(3).requireRoom(chain.get(0), chain.get(2)), "Must not be a part of the location");
        assertThatCode(() -> tree(3).requireRoom(chain.get(2), chain.get(0))).doesNotThrowAnyException();
    }

    @Test
    void thereIsALowestLevel() {
        assertThatCode(() -> tree(4).requireRoom(null, chain.get(3))).doesNotThrowAnyException();
        assertRefused(() -> tree(5).requireRoom(null, chain.get(4)), "Must leave at most 5 levels");
    }

    @Test
    void whatHangsOnALocationMovesWithIt() {
        // Given
        var others = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        var parents = new HashMap<>(tree(3).parents());
        parents.put(others.get(1), others.get(0));
        parents.put(others.get(2), others.get(1));
        var tree = new LocationTree(parents);
        // Then
        assertThatCode(() -> tree.requireRoom(others.get(0), chain.get(1))).doesNotThrowAnyException();
        assertRefused(() -> tree.requireRoom(others.get(0), chain.get(2)), "Must leave at most 5 levels");
    }
}
