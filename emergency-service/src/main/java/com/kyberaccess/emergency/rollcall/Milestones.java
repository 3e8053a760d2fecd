package com.kyberaccess.emergency.rollcall;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How long it took until so many were accounted for.
///
/// @param secondsTo50Percent until half of the people were accounted for at the same time; null if they never
///     were
public record Milestones(
        @JsonProperty("seconds_to_50_percent") @Nullable Long secondsTo50Percent,
        @JsonProperty("seconds_to_95_percent") @Nullable Long secondsTo95Percent,
        @JsonProperty("seconds_to_100_percent") @Nullable Long secondsTo100Percent) {

    /// Replays the marks in the order in which they were made.
    ///
    /// @param steps by time
    static Milestones of(Instant startedAt, int people, List<MarkStore.Step> steps) {
        var state = new HashMap<UUID, String>();
        var reached = new HashMap<Integer, Long>();
        int accounted = 0;
        for (var step : steps) {
            var before = state.put(step.person(), after(state, step));
            accounted += accounted(state.get(step.person())) - accounted(before);
            for (int percent : new int[] {50, 95, 100}) {
                if (people > 0 && accounted * 100L >= (long) percent * people) {
                    reached.putIfAbsent(
                            percent,
                            Math.max(0, Duration.between(startedAt, step.at()).toSeconds()));
                }
            }
        }
        return new Milestones(reached.get(50), reached.get(95), reached.get(100));
    }

    /// A check-out says nothing that a mark does not say better.
    private static String after(Map<UUID, String> state, MarkStore.Step step) {
        var before = state.get(step.person());
        return step.status().equals("checked_out") && before != null ? before : step.status();
    }

    private static int accounted(@Nullable String status) {
        return status == null || status.equals("missing") ? 0 : 1;
    }
}
