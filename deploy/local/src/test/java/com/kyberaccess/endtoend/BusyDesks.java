package com.kyberaccess.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Eight front desks that check in one visitor after the other at one visitor-service, until it takes no more.
final class BusyDesks implements AutoCloseable {
    private static final int DESKS = 8;
    /// Altogether, so that the account keeps most of its quota.
    private static final int AT_MOST = 300;

    private final int port;
    private final String token;
    private final String host;
    private final String prefix = "Desks-" + System.nanoTime() + "-";
    private final AtomicInteger visitors = new AtomicInteger();
    private final List<String> answered = new CopyOnWriteArrayList<>();
    private final List<String> unexpected = new CopyOnWriteArrayList<>();
    private final HttpClient http = CheckIn.client();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    BusyDesks(int port, String token, String host) {
        this.port = port;
        this.token = token;
        this.host = host;
        for (int i = 0; i < DESKS; i++) {
            threads.execute(this::serve);
        }
    }

    private void serve() {
        boolean open = true;
        while (open) {
            int number = visitors.incrementAndGet();
            open = number <= AT_MOST && checkIn(prefix + number);
        }
    }

    /// @return whether the service goes on
    private boolean checkIn(String name) {
        try {
            int status = http.send(new CheckIn(port, token, host, name).request(), BodyHandlers.discarding())
                    .statusCode();
            if (status == 201) {
                answered.add(name);
            } else {
                unexpected.add(name + ": " + status);
            }
            return status == 201;
        } catch (IOException closed) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void awaitAnswered(int count) {
        await().atMost(Duration.ofSeconds(120)).until(() -> answered.size() >= count || !unexpected.isEmpty());
    }

    /// What the names of all visitors begin with.
    String prefix() {
        return prefix;
    }

    /// The names of those whose check-in was answered with 201.
    List<String> answered() {
        return answered;
    }

    /// Answers other than 201.
    List<String> unexpected() {
        return unexpected;
    }

    /// Returns when the last has got its answer.
    @Override
    public void close() {
        threads.close();
        http.close();
    }
}
