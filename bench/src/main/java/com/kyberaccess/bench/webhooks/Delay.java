package com.kyberaccess.bench.webhooks;

import com.kyberaccess.bench.harness.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// From an event to its arrival, at a steady rate, over many accounts with an endpoint each.
final class Delay {

    private static final int ENDPOINTS = 100;
    private static final int BAD_IN = 10;

    private final Stage stage;
    private final List<Account> good;
    private final List<Account> mixed = new ArrayList<>();

    Delay(Stage stage) {
        this.stage = stage;
        this.good = stage.database().accounts(ENDPOINTS, stage.url("/ok"));
        for (int i = 0; i < ENDPOINTS; i++) {
            mixed.add(
                    i % BAD_IN > 0 ? good.get(i) : stage.database().account(stage.url(i % 20 > 0 ? "/fail" : "/hang")));
        }
    }

    /// All endpoints answer.
    Load.Result good(int perSecond, Duration duration) {
        return new Load(number -> {
                    var event = Events.nextId();
                    var arrival = stage.arrivals().await(event);
                    return stage.events()
                            .publish(good.get((int) (number % ENDPOINTS)), event)
                            .thenCompose(published -> arrival);
                })
                .open(perSecond, duration);
    }

    /// One endpoint in ten never answers or always fails: the same rate altogether; measured are the events of
    /// those that do well. The bad ones have been so for a while.
    Load.Result mixed(int perSecond, Duration duration) {
        return new Load(number -> {
                    int endpoint = (int) (number % ENDPOINTS);
                    var event = Events.nextId();
                    if (endpoint % BAD_IN == 0) {
                        return stage.events()
                                .publish(mixed.get(endpoint), event)
                                .thenApply(published -> false);
                    }
                    var arrival = stage.arrivals().await(event);
                    return stage.events().publish(mixed.get(endpoint), event).thenCompose(published -> arrival);
                })
                .open(perSecond, duration);
    }

    /// Holds what is left for the bad endpoints, so that their retries are not in what is measured next.
    void holdTheBad() {
        for (int i = 0; i < ENDPOINTS; i += BAD_IN) {
            stage.database().hold(mixed.get(i));
        }
    }
}
