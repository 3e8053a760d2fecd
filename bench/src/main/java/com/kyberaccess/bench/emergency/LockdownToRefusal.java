package com.kyberaccess.bench.emergency;

import com.kyberaccess.bench.harness.Latencies;
import com.kyberaccess.bench.harness.LocalHttp;
import com.kyberaccess.bench.harness.Report;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// From the moment when a lockdown is sent until a check-in is refused.
final class LockdownToRefusal {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Api api;
    private final Report report;

    LockdownToRefusal(Api api, Report report) {
        this.api = api;
        this.report = report;
    }

    void run(int lockdowns) {
        report.say("**Lockdown to refusal**: " + lockdowns
                + " lockdowns, each with check-ins one after the other around it;"
                + " from sending `POST /emergency/lockdown` until the first answer 409 `LOCATION_LOCKED_DOWN`. Goal: p99"
                + " under 500 ms.");
        var latencies = new Latencies();
        var posts = new Latencies();
        for (int i = 0; i < lockdowns; i++) {
            await(201);
            long begin = System.nanoTime();
            var post = api.emergency(
                            HttpMethod.POST,
                            "/emergency/lockdown",
                            "{\"location_id\":\"%s\",\"reason\":\"Benchmark\",\"notify_all\":false}"
                                    .formatted(api.location()))
                    .onSuccess(answer -> posts.recordNanos(System.nanoTime() - begin));
            await(409);
            latencies.recordNanos(System.nanoTime() - begin);
            var id = Api.data(LocalHttp.await(post), 201).path("id").asText();
            Api.data(
                    LocalHttp.await(api.emergency(HttpMethod.POST, "/emergency/lockdowns/" + id + "/lift", "{}")), 200);
        }
        report.table("lockdowns", "p50", "p99", "max", "POST itself p50", "POST itself p99");
        report.row(
                latencies.count(),
                latencies.percentile(50),
                latencies.percentile(99),
                latencies.max(),
                posts.percentile(50),
                posts.percentile(99));
    }

    /// Checks visitors in until the answer is `status`.
    private void await(int status) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (LocalHttp.await(api.checkIn()).status() != status) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("no " + status + " within " + PATIENCE);
            }
            LockSupport.parkNanos(100_000);
        }
    }
}
