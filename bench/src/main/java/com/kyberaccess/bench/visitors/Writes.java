package com.kyberaccess.bench.visitors;

import com.kyberaccess.bench.harness.Load;
import com.kyberaccess.bench.harness.LocalHttp;
import com.kyberaccess.common.id.IdType;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Check-ins and check-outs of the large account, half and half, while its lists are read.
final class Writes implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Target target;
    private final People people;
    private final ConcurrentLinkedQueue<String> onSite = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Load.Result> running;
    private volatile boolean over;

    Writes(Target target, People people, double perSecond) {
        this.target = target;
        this.people = people;
        this.running = perSecond <= 0
                ? CompletableFuture.completedFuture(new Load(n -> done()).open(1, Duration.ofMillis(1)))
                : CompletableFuture.supplyAsync(() -> new Load(this::write).open(perSecond, LONGEST, () -> over));
    }

    /// Lets everybody at these locations leave, and so many come.
    void occupy(List<UUID> locations, int visitors) {
        for (var location : locations) {
            LocalHttp.await(
                    target.post("live", "/visitors/bulk-check-out", """
                    {"location_id":"%s","check_out_all":true}
                    """.formatted(new IdType("loc").text(location))));
        }
        for (int number = 0; number < visitors; number++) {
            LocalHttp.await(checkIn(number));
        }
    }

    private CompletionStage<Boolean> write(long number) {
        var leaving = number % 2 == 1 ? onSite.poll() : null;
        if (leaving != null) {
            return checkOut(leaving).map(answer -> answer.status() == 200).toCompletionStage();
        }
        return checkIn(number).map(answer -> answer.status() == 201).toCompletionStage();
    }

    private Future<LocalHttp.Answer> checkIn(long number) {
        return target.post("live", "/visitors/check-in", people.checkIn(number)).onSuccess(answer -> {
            if (answer.status() == 201) {
                onSite.add(answer.json().at("/data/id").asText());
            }
        });
    }

    private Future<LocalHttp.Answer> checkOut(String visit) {
        return target.post("live", "/visitors/" + visit + "/check-out", "{}");
    }

    private static CompletionStage<Boolean> done() {
        return CompletableFuture.completedFuture(true);
    }

    /// Ends them. Who is still on site leaves, so that the next run finds as many there as this one did.
    Load.Result end() {
        over = true;
        var result = running.join();
        for (var left = onSite.poll(); left != null; left = onSite.poll()) {
            LocalHttp.await(checkOut(left));
        }
        return result;
    }

    @Override
    public void close() {
        end();
    }
}
