package com.kyberaccess.local;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/// Ctrl-C, SIGTERM and a closed terminal, as something to wait for.
///
/// Not a shutdown hook: hooks run side by side, and the system has an order in which it stops.
final class StopSignal {

    private final CountDownLatch arrived = new CountDownLatch(1);

    private StopSignal() {}

    /// Takes over the signals from the JVM.
    ///
    /// @param first run on a thread of its own when the first signal arrives; further signals change nothing
    static StopSignal install(Runnable first) {
        var signal = new StopSignal();
        for (String name : List.of("INT", "TERM", "HUP")) {
            // Signals that were ignored when the JVM started (nohup) stay ignored.
            Signal.handle(new Signal(name), any -> {
                if (signal.arrived.getCount() > 0) {
                    signal.arrived.countDown();
                    first.run();
                }
            });
        }
        return signal;
    }

    boolean arrived() {
        return arrived.getCount() == 0;
    }

    void await() {
        try {
            arrived.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
