package com.kyberaccess.bench.visitors;

import com.kyberaccess.bench.harness.CpuTime;
import com.kyberaccess.bench.harness.Load;
import com.kyberaccess.bench.harness.Report;
import com.kyberaccess.local.ServiceProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// A thousand screens that ask for who is on site once a second.
final class Screens {
    private final Target target;
    private final ServiceProcess service;
    private final Report report;

    Screens(Target target, ServiceProcess service, Report report) {
        this.target = target;
        this.service = service;
        this.report = report;
    }

    /// @param changing a word on what else goes on
    void run(int screens, Duration time, String changing) {
        var tags = new AtomicReferenceArray<String>(screens);
        var unchanged = new AtomicLong();
        var load = new Load(number -> {
            int screen = (int) (number % screens);
            var tag = tags.get(screen);
            return target.get("live", "/visitors/active", tag == null ? Map.of() : Map.of("If-None-Match", tag))
                    .map(answer -> {
                        tags.set(screen, answer.headers().get("ETag"));
                        if (answer.status() == 304) {
                            unchanged.incrementAndGet();
                        }
                        return answer.status() == 200 || answer.status() == 304;
                    })
                    .toCompletionStage();
        });
        load.open(screens, Duration.ofSeconds(5));
        unchanged.set(0);
        var before = CpuTime.of(service.pid());
        var result = load.open(screens, time);
        var cpu = CpuTime.of(service.pid()).minus(before);
        report.row(
                changing,
                screens,
                result.succeeded(),
                result.failed(),
                unchanged.get() * 100.0 / Math.max(1, result.succeeded()),
                result.latencies().percentile(50),
                result.latencies().percentile(99),
                result.latencies().max(),
                cpu.toNanos() * 100.0 / time.toNanos());
    }
}
