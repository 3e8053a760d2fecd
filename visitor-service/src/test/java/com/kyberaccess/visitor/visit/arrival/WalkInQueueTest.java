package com.kyberaccess.visitor.visit.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WalkInQueueTest {
    private static final String BAD = "Bad";

    /// Writes nothing, after it has been told to go on, and fails for a certain visitor.
    @SuppressWarnings("NullAway") // it needs nothing of what the real one has
    private static final class Recording extends WalkIns {
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final List<List<String>> groups = Collections.synchronizedList(new ArrayList<>());

        Recording() {
            super(null, null, null, null, null, null, null);
        }

        @Override
        List<Outcome> write(Group group) {
            var names = group.walkIns().stream()
                    .map(walkIn -> walkIn.plan().visitor().firstName())
                    .toList();
            groups.add(names);
            try {
                goOn.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            if (names.contains(BAD)) {
                throw new IllegalStateException("can't be written");
            }
            return names.stream()
                    .map(name -> new Outcome.Written(new CheckedInView(null, false, null, null)))
                    .map(Outcome.class::cast)
                    .toList();
        }
    }

    private final Recording walkIns = new Recording();
    private final WalkInQueue queue = new WalkInQueue(walkIns);

    @Test
    void thoseWhoWaitForACommitAreWrittenTogether() {
        // Given
        var first = arrived("First");
        await().until(() -> walkIns.groups.size() == 1);
        // When
        var others = IntStream.range(0, 5).mapToObj(i -> arrived("Other " + i)).toList();
        await().until(() -> queue.waiting() == 5);
        walkIns.goOn.countDown();
        // Then
        Stream.concat(Stream.of(first), others.stream())
                .forEach(answer -> assertThat(answer.join()).isNotNull());
        assertThat(walkIns.groups).hasSize(2);
        assertThat(walkIns.groups.get(1)).hasSize(5);
    }

    @Test
    void oneThatCannotBeWrittenDoesNotSpoilTheOthers() {
        // Given
        var first = arrived("First");
        await().until(() -> walkIns.groups.size() == 1);
        // When
        var good = arrived("Good");
        var bad = arrived(BAD);
        await().until(() -> queue.waiting() == 2);
        walkIns.goOn.countDown();
        // Then
        assertThat(first.join()).isNotNull();
        assertThat(good.join()).isNotNull();
        assertThatThrownBy(bad::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThat(arrived("Next").join()).isNotNull();
    }

    private CompletableFuture<CheckedInView> arrived(String name) {
        return CompletableFuture.supplyAsync(
                () -> queue.checkIn(Someone.called(name, null)),
                task -> Thread.ofPlatform().start(task));
    }
}
