package com.kyberaccess.bench.visitors;

import com.kyberaccess.bench.harness.Latencies;
import com.kyberaccess.bench.harness.Load;
import com.kyberaccess.bench.harness.LocalHttp;
import com.kyberaccess.bench.harness.Report;
import com.kyberaccess.bench.visitors.Cases.Case;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Every case at ten thousand visits (the account's sandbox) and at ten million, so many requests a second whatever
/// the answers take, while the large account is written to.
final class Lists {
    private static final int FIRST = 5;
    private static final double NEAR = 1.5;

    private final Target target;
    private final Report report;
    private final double perSecond;
    private final Duration time;

    /// @param perSecond requests
    /// @param time      that each list is asked for, at each size
    Lists(Target target, Report report, double perSecond, Duration time) {
        this.target = target;
        this.report = report;
        this.perSecond = perSecond;
        this.time = time;
    }

    /// What came of a case.
    private record Measured(Latencies latencies, long failed) {
        Duration median() {
            return latencies.percentile(50);
        }

        Duration p99() {
            return latencies.percentile(99);
        }
    }

    /// Asks for one list after the other, in turns of both modes, and measures nothing: the JVM compiles what is
    /// asked for, and the connections prepare their statements.
    void warmUp(List<Case> small, List<Case> large, Duration duration) {
        var random = new Random(1);
        long end = System.nanoTime() + duration.toNanos();
        for (int i = 0; System.nanoTime() < end; i++) {
            LocalHttp.await(request("sandbox", small.get(i % small.size()), random));
            LocalHttp.await(request("live", large.get(i % large.size()), random));
        }
    }

    /// Each list at one size right after the other, since a shared machine is not as fast at every hour.
    void run(List<Case> small, List<Case> large) {
        report.table(
                "list",
                "requests",
                "10k p50",
                "10k p99",
                "10M p50",
                "10M p99",
                "10M max",
                "p50 ratio",
                "p99 ratio",
                "goal p99",
                "met");
        int met = 0;
        int near = 0;
        var together = new TreeMap<Integer, Latencies>();
        for (int i = 0; i < large.size(); i++) {
            var one = large.get(i);
            var few = measure("sandbox", small.get(i));
            var many = measure("live", one);
            double ratio = many.p99().toNanos() / (double) few.p99().toNanos();
            boolean fast = many.p99().toMillis() < one.goal();
            met += fast ? 1 : 0;
            near += ratio <= NEAR ? 1 : 0;
            together.computeIfAbsent(one.goal(), goal -> new Latencies()).add(many.latencies());
            report.row(
                    one.name(),
                    many.latencies().count(),
                    few.median(),
                    few.p99(),
                    many.median(),
                    many.p99(),
                    many.latencies().max(),
                    many.median().toNanos() / (double) few.median().toNanos(),
                    ratio,
                    one.goal() + " ms",
                    many.failed() > 0 ? many.failed() + " failed" : fast ? "yes" : "**no**");
        }
        report.say(
                "%d of %d lists met their goal for the p99; the p99 of %d is within %.1f times of theirs at ten thousand."
                        .formatted(met, large.size(), near, NEAR));
        together.forEach((goal, latencies) ->
                report.say("Of all %,d requests with a goal of %d ms %.1f %% met it; p50 %.1f ms, p99 %.1f ms."
                        .formatted(
                                latencies.count(),
                                goal,
                                latencies.percentWithin(Duration.ofMillis(goal)),
                                latencies.millis(50),
                                latencies.millis(99))));
    }

    private Measured measure(String mode, Case one) {
        var random = new Random(4);
        for (int i = 0; i < FIRST; i++) {
            LocalHttp.await(request(mode, one, random));
        }
        var result = new Load(number -> request(mode, one, random)
                        .map(answer -> answer.status() == 200)
                        .toCompletionStage())
                .open(perSecond, time);
        return new Measured(result.latencies(), result.failed());
    }

    private Future<LocalHttp.Answer> request(String mode, Case one, Random random) {
        return target.get(mode, "/visitors?" + one.query().apply(random), Map.of());
    }

    /// Follows `next_cursor` from the beginning and from the depth that `page` reaches, by time and by name.
    void cursors(long total) {
        report.say("**By cursor**: 200 pages from the beginning, and 200 from the middle on.");
        report.table("list", "pages", "p50", "p99", "max");
        long middle = total / 2 / 25;
        for (var sort : List.of("check_in_time", "name", "company")) {
            for (long page : new long[] {1, middle}) {
                follow(sort, page);
            }
        }
    }

    private void follow(String sort, long page) {
        var latencies = new Latencies();
        var next = cursor(LocalHttp.await(target.get("live", "/visitors?sort=" + sort + "&page=" + page, Map.of())));
        for (int i = 0; i < 200; i++) {
            long begin = System.nanoTime();
            var answer = LocalHttp.await(target.get("live", "/visitors?sort=" + sort + "&cursor=" + next, Map.of()));
            latencies.recordNanos(System.nanoTime() - begin);
            next = cursor(answer);
        }
        report.row(
                sort + " from page " + page,
                latencies.count(),
                latencies.percentile(50),
                latencies.percentile(99),
                latencies.max());
    }

    private static String cursor(LocalHttp.Answer answer) {
        return answer.json().at("/meta/next_cursor").asText();
    }
}
