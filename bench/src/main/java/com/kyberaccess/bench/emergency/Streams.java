package com.kyberaccess.bench.emergency;

import com.kyberaccess.bench.harness.CpuTime;
import com.kyberaccess.bench.harness.Latencies;
import com.kyberaccess.bench.harness.LocalHttp;
import com.kyberaccess.bench.harness.Report;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Many live streams on one process, and one event to all of them.
final class Streams {
    private static final int EVENTS = 20;
    private static final int CONNECTING_AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final Api api;
    private final Report report;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private final AtomicInteger told = new AtomicInteger();
    private final Semaphore connecting = new Semaphore(CONNECTING_AT_ONCE);
    private volatile Round round = new Round(0, "nothing yet", new Latencies());

    /// What is waited for now.
    private record Round(long begin, String event, Latencies latencies) {}

    Streams(Api api, Report report) {
        this.api = api;
        this.report = report;
    }

    void run(int streams) {
        report.say("**Live streams**: " + streams
                + " of `GET /emergency/stream` on one process; one lockdown or lifting at a"
                + " time, from sending its POST until each stream has it. Goal: p99 under 1 s.");
        var client = api.vertx().createNetClient(new NetClientOptions().setConnectTimeout(60_000));
        long begin = System.nanoTime();
        for (int i = 0; i < streams; i++) {
            connecting.acquireUninterruptibly();
            connect(client);
        }
        await(streams, begun, "streams open");
        var opening = Duration.ofNanos(System.nanoTime() - begin);
        var one = new Latencies();
        var all = new Latencies();
        var before = CpuTime.of(api.emergencyService().pid());
        for (int i = 0; i < EVENTS; i++) {
            told.set(0);
            long sent = System.nanoTime();
            round = new Round(sent, "event: lockdown_activated", one);
            var id = Api.data(
                            LocalHttp.await(api.emergency(
                                    HttpMethod.POST,
                                    "/emergency/lockdown",
                                    "{\"reason\":\"Benchmark\",\"notify_all\":false}")),
                            201)
                    .path("id")
                    .asText();
            await(streams, told, "streams told");
            all.recordNanos(System.nanoTime() - sent);
            told.set(0);
            round = new Round(System.nanoTime(), "event: lockdown_lifted", one);
            Api.data(
                    LocalHttp.await(api.emergency(HttpMethod.POST, "/emergency/lockdowns/" + id + "/lift", "{}")), 200);
            await(streams, told, "streams told");
        }
        var cpu = CpuTime.of(api.emergencyService().pid()).minus(before);
        report.table("streams", "lost", "all open after", "events", "p50", "p99", "max", "CPU ms an event");
        report.row(
                streams,
                lost.get(),
                opening,
                EVENTS * 2,
                one.percentile(50),
                one.percentile(99),
                one.max(),
                cpu.toMillis() / (EVENTS * 2.0));
    }

    /// A bare connection, so that the reader costs as little as it can on the machine that it shares.
    private void connect(NetClient client) {
        client.connect(api.emergencyService().port(), "127.0.0.1")
                .onSuccess(this::follow)
                .onFailure(e -> {
                    connecting.release();
                    lost.incrementAndGet();
                });
    }

    private void follow(NetSocket socket) {
        var head = new AtomicInteger();
        socket.handler(bytes -> {
            if (head.get() == 0 && contains(bytes, "event: state")) {
                head.set(1);
                begun.incrementAndGet();
                connecting.release();
                return;
            }
            var now = round;
            if (contains(bytes, now.event())) {
                now.latencies().recordNanos(System.nanoTime() - now.begin());
                told.incrementAndGet();
            }
        });
        socket.closeHandler(closed -> lost.incrementAndGet());
        socket.write("GET /api/v1/emergency/stream HTTP/1.1\r\nHost: localhost\r\nX-API-Key: " + api.apiKey()
                        + "\r\nAccept: text/event-stream\r\n\r\n")
                .onFailure(e -> lost.incrementAndGet());
    }

    private static boolean contains(Buffer bytes, String text) {
        return bytes.toString(StandardCharsets.US_ASCII).contains(text);
    }

    private void await(int count, AtomicInteger counter, String what) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (counter.get() < count) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "%d of %d %s, %d lost".formatted(counter.get(), count, what, lost.get()));
            }
            LockSupport.parkNanos(500_000);
        }
    }
}
