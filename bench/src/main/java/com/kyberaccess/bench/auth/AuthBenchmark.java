package com.kyberaccess.bench.auth;

import com.kyberaccess.bench.harness.Checkout;
import com.kyberaccess.bench.harness.CpuTime;
import com.kyberaccess.bench.harness.Load;
import com.kyberaccess.bench.harness.Report;
import com.kyberaccess.common.security.AuthenticationCost;
import com.kyberaccess.local.ServiceProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The goals of auth-service: `POST /auth/token` at least 800 a second and core, p99 under 15 ms at 200 a second, moved
/// by less than 2 times by a flood of log-ins; authentication of a request in at most 20 µs of CPU on a cache hit, with
/// `X-API-Key` at most 10 % more than with a token.
@Command(
        name = "auth",
        description = "Tokens a second and core, under a flood of log-ins too, and the cost of authentication.",
        mixinStandardHelpOptions = true)
public final class AuthBenchmark implements Callable<Integer> {
    private static final int PER_SECOND = 200;
    /// Ten times what is hashed, and as many as there are tokens.
    private static final int FLOOD_PER_SECOND = 200;
    private static final int AT_A_TIME = 16;

    @Option(names = "--seconds", description = "How long each row is measured (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(
            names = "--warm-up",
            description = "Seconds of load before anything is measured (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    @Option(names = "--jvm", description = "An option for auth-service's JVM; may be repeated.")
    private List<String> jvm = List.of();

    private final Report report = new Report("auth", "auth-service", "./kyber bench auth");

    @Override
    public Integer call() {
        try (var bench = Checkout.workbench("auth")) {
            // The rate limits are there to stop what is measured here.
            var service = bench.start(
                    "auth",
                    Map.of(
                            "KYBER_RATE_LIMIT_ENABLED",
                            "false",
                            "KYBER_BOOTSTRAP_PLAN",
                            "enterprise",
                            "KYBER_BOOTSTRAP_OWNER_EMAIL",
                            AuthTarget.EMAIL,
                            "KYBER_BOOTSTRAP_OWNER_PASSWORD",
                            AuthTarget.PASSWORD),
                    jvm);
            try (var target = new AuthTarget(service.port())) {
                target.tokens().closed(AT_A_TIME, Duration.ofSeconds(warmUp));
                tokens(service, target);
                requests(service, target);
            }
        }
        authentication();
        report.write();
        return 0;
    }

    private void tokens(ServiceProcess service, AuthTarget target) {
        report.say(
                "`POST /auth/token` over plain HTTP/1.1, 50 keys in turn; CPU time is that of the auth-service process"
                        + " alone, user and system, garbage collection included. Open loop: latencies count from when a request"
                        + " was due. PostgreSQL, Kafka, Redis and the load share the machine.");
        report.table("load", "tokens/s", "p50", "p99", "max", "failed", "CPU ms a token", "tokens per core-second");
        row("%d at a time".formatted(AT_A_TIME), service, () -> target.tokens().closed(AT_A_TIME, time()));
        var calm =
                row("%d/s".formatted(PER_SECOND), service, () -> target.tokens().open(PER_SECOND, time()));
        target.logins().open(FLOOD_PER_SECOND, time().dividedBy(2));
        var flood = CompletableFuture.supplyAsync(() -> target.logins().open(FLOOD_PER_SECOND, time()));
        var flooded = row("%d/s and a flood of log-ins".formatted(PER_SECOND), service, () -> target.tokens()
                .open(PER_SECOND, time()));
        var logins = flood.join();
        report.say(
                "The flood: %d log-ins a second with a wrong password, open loop. It moved the p99 by %.2f times. Its own p50 was %s, its p99 %s."
                        .formatted(
                                FLOOD_PER_SECOND,
                                flooded.latencies().percentile(99).toNanos()
                                        / (double)
                                                calm.latencies().percentile(99).toNanos(),
                                millis(logins.latencies().percentile(50)),
                                millis(logins.latencies().percentile(99))));
    }

    private static String millis(Duration time) {
        return "%.1f ms".formatted(time.toNanos() / 1e6);
    }

    private Load.Result row(String load, ServiceProcess service, Supplier<Load.Result> run) {
        var before = CpuTime.of(service.pid());
        var result = run.get();
        var cpu = CpuTime.of(service.pid()).minus(before);
        report.row(
                load,
                result.perSecond(),
                result.latencies().percentile(50),
                result.latencies().percentile(99),
                result.latencies().max(),
                result.failed(),
                cpu.toNanos() / 1e6 / result.succeeded(),
                result.succeeded() / (cpu.toNanos() / 1e9));
        return result;
    }

    private void requests(ServiceProcess service, AuthTarget target) {
        report.say("Whole requests that are authenticated and then refused (`GET /api-keys` with a key), %d at a time."
                .formatted(AT_A_TIME));
        report.table("credential", "requests/s", "CPU µs a request");
        for (var warmUp : List.of(target.refusedByToken(), target.refusedByApiKey())) {
            warmUp.closed(AT_A_TIME, time().dividedBy(2));
        }
        request("token", service, target.refusedByToken());
        request("X-API-Key", service, target.refusedByApiKey());
    }

    private void request(String credential, ServiceProcess service, Load load) {
        var before = CpuTime.of(service.pid());
        var result = load.closed(AT_A_TIME, time());
        var cpu = CpuTime.of(service.pid()).minus(before);
        report.row(credential, result.perSecond(), cpu.toNanos() / 1e3 / result.succeeded());
    }

    private void authentication() {
        var cost = new AuthenticationCost();
        var token = cost.ofToken();
        var apiKey = cost.ofApiKey();
        var signature = cost.ofSignature();
        report.say("CPU time by itself, one thread, warm, in the benchmark's own JVM.");
        report.table("what", "CPU µs");
        report.row("authentication, token, cache hit", token.toNanos() / 1e3);
        report.row("authentication, X-API-Key, cache hit", apiKey.toNanos() / 1e3);
        report.row("one bare ES256 signature", signature.toNanos() / 1e3);
        report.say(
                "X-API-Key costs %.2f times what a token does. One core signs %.0f tokens a second and does nothing else."
                        .formatted(apiKey.toNanos() / (double) token.toNanos(), 1e9 / signature.toNanos()));
    }

    private Duration time() {
        return Duration.ofSeconds(seconds);
    }
}
