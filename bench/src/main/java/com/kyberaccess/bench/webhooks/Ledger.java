package com.kyberaccess.bench.webhooks;

import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/// What a soak's endpoints got: under which delivery id each event came to each of them, and how often. `/ok…`
/// accepts, but refuses one request in `refusesOneIn`; `/fail` refuses all.
final class Ledger {

    private static final int ID_BEGIN = "{\"id\":\"".length();
    private static final int ID_END = ID_BEGIN + "evt_".length() + 26;

    private final int refusesOneIn;
    private final Map<String, String> accepted = new ConcurrentHashMap<>();
    private final LongAdder requests = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder repeated = new LongAdder();
    private final LongAdder otherId = new LongAdder();
    private volatile boolean hanging;

    Ledger(int refusesOneIn) {
        this.refusesOneIn = refusesOneIn;
    }

    void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            requests.increment();
            if (hanging) {
                return;
            }
            boolean refuses = request.path().equals("/fail")
                    || ThreadLocalRandom.current().nextInt(refusesOneIn) == 0;
            if (refuses) {
                refused.increment();
            } else {
                var event = new String(body.getBytes(ID_BEGIN, ID_END), StandardCharsets.US_ASCII);
                accept(request.path() + " " + event, request.getHeader("X-KyberAccess-Delivery"));
            }
            request.response().setStatusCode(refuses ? 503 : 200).end().onFailure(gone -> request.connection()
                    .close());
        });
    }

    private void accept(String what, String delivery) {
        var before = accepted.putIfAbsent(what, delivery);
        if (before != null) {
            repeated.increment();
            if (!before.equals(delivery)) {
                otherId.increment();
            }
        }
    }

    /// Whether requests get no answer from now on.
    void hang(boolean silent) {
        hanging = silent;
    }

    /// Pairs of endpoint and event that were accepted.
    long accepted() {
        return accepted.size();
    }

    long requests() {
        return requests.sum();
    }

    long refused() {
        return refused.sum();
    }

    /// Requests for what had been accepted before.
    long repeated() {
        return repeated.sum();
    }

    /// Of those, the ones under another delivery id.
    long underAnotherId() {
        return otherId.sum();
    }
}
