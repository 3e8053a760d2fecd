package com.kyberaccess.bench.http;

import com.kyberaccess.bench.harness.Checkout;
import com.kyberaccess.bench.harness.CpuTime;
import com.kyberaccess.bench.harness.HttpSink;
import com.kyberaccess.bench.harness.Report;
import com.kyberaccess.local.LocalCertificates;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Requests a second of the bare client, for other figures to be held against.
@Command(
        name = "http",
        description = "The HTTPS client by itself against a sink on this machine.",
        mixinStandardHelpOptions = true)
public final class HttpBenchmark implements Callable<Integer> {

    @Option(names = "--seconds", description = "How long each row is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Override
    public Integer call() {
        var report = new Report("http", "The bare HTTPS client", "./kyber bench http");
        var certificates = LocalCertificates.in(Checkout.root().resolve("bench/target/tls"));
        report.say("1 KiB POSTs over kept-alive HTTPS/1.1, client and sink in one JVM.");
        report.table("at a time", "requests/s", "p50", "p99", "CPU s / 1,000");
        try (var sink = new HttpSink(certificates.certificate(), certificates.key(), request -> request.body()
                        .onSuccess(body -> request.response().end()));
                var client = new BareClient(sink.url("/"), certificates.authority())) {
            client.run(64, Duration.ofSeconds(seconds));
            for (int concurrency : new int[] {1, 16, 64, 256}) {
                var before = CpuTime.ofThisProcess();
                var result = client.run(concurrency, Duration.ofSeconds(seconds));
                var cpu = CpuTime.ofThisProcess().minus(before);
                report.row(
                        concurrency,
                        result.perSecond(),
                        result.latencies().percentile(50),
                        result.latencies().percentile(99),
                        cpu.toNanos() / 1e6 / result.succeeded());
            }
        }
        report.write();
        return 0;
    }
}
