package com.kyberaccess.emergency.evacuation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.emergency.presence.OnSite.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RenderedPeopleTest {
    private static final UUID JANE = new UUID(0, 1);
    private static final UUID JOHN = new UUID(0, 2);
    private static final UUID MARY = new UUID(0, 3);
    private static final byte[] NOBODY = "[]".getBytes(UTF_8);

    private final List<UUID> read = new ArrayList<>();

    @Test
    void onlyThoseWhoseRowsChangedAreReadAgain() {
        // Given
        var before = next(RenderedPeople.none(), new Revision(JANE, 1), new Revision(JOHN, 1));
        read.clear();

        // When
        var after = next(before, new Revision(JANE, 1), new Revision(MARY, 2), new Revision(JOHN, 3));

        // Then
        assertThat(read).containsExactly(MARY, JOHN);
        assertThat(text(after)).isEqualTo("[\"1\",\"3\",\"2\"]");
    }

    @Test
    void whoLeftIsGone() {
        // Given
        var before = next(RenderedPeople.none(), new Revision(JANE, 1), new Revision(JOHN, 1));

        // When
        var after = next(before, new Revision(JOHN, 1));

        // Then
        assertThat(text(after)).isEqualTo("[\"2\"]");
        assertThat(after.count()).isEqualTo(1);
    }

    @Test
    void whoLeavesWhileTheListIsReadIsNotOnIt() {
        // When
        var people = RenderedPeople.none()
                .next(1, List.of(new Revision(JANE, 1), new Revision(JOHN, 1)), rendered(JOHN), NOBODY);

        // Then
        assertThat(text(people)).isEqualTo("[\"2\"]");
    }

    @Test
    void nobodyIsAnEmptyList() {
        // When
        var people = next(RenderedPeople.none());

        // Then
        assertThat(text(people)).isEqualTo("[]");
    }

    private RenderedPeople next(RenderedPeople before, Revision... order) {
        return before.next(
                before.version() + 1,
                List.of(order),
                visits -> {
                    read.addAll(visits);
                    return rendered(visits.toArray(UUID[]::new)).apply(visits);
                },
                NOBODY);
    }

    private static Function<List<UUID>, Map<UUID, byte[]>> rendered(UUID... known) {
        return visits -> List.of(known).stream()
                .collect(
                        Collectors.toMap(id -> id, id -> ("\"" + id.getLeastSignificantBits() + "\"").getBytes(UTF_8)));
    }

    private static String text(RenderedPeople people) {
        return new String(people.visitors(), UTF_8);
    }
}
