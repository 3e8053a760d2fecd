package com.kyberaccess.common.mail;

import com.kyberaccess.common.time.Wake;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Sends what is queued, at least once. Replicas share the work, since each claims different rows; no
/// transaction is open while a mail is sent.
///
/// ```
/// wake (commit, or poll) ─► claim N due rows ─► send all at once ─► each: delete | due again later | failed
/// ```
@ApplicationScoped
class MailDispatcher {
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final int MAX_ERROR = 500;

    private final MailTable table;
    private final MailTransport transport;
    private final MailConfig config;
    private final MeterRegistry metrics;
    private final Wake wake = new Wake();
    private volatile boolean running = true;
    private @Nullable Thread thread;

    MailDispatcher(MailTable table, ReactiveMailer mailer, MailConfig config, MeterRegistry metrics, Clock clock) {
        this.table = table;
        this.config = config;
        this.metrics = metrics;
        this.transport = config.captureDirectory()
                .<MailTransport>map(directory -> new DirectoryTransport(directory, clock))
                .orElseGet(() -> new SmtpTransport(mailer));
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("mail-dispatcher").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }

    void queued(@Observes(during = TransactionPhase.AFTER_SUCCESS) MailQueue.Queued event) {
        wake.call();
    }

    private void run() {
        while (running) {
            try {
                wake.forget();
                long looked = System.nanoTime();
                if (!sendDue()) {
                    wake.await(config.pollInterval(), looked, config.minInterval());
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                Log.errorf(e, "mail dispatcher interrupted, it goes on");
                try {
                    wake.await(AFTER_FAILURE);
                } catch (InterruptedException stopping) {
                    return;
                }
            }
        }
    }

    /// @return whether there may be more at once
    private boolean sendDue() {
        var claimed = table.claim(config.batchSize(), config.lease());
        var underWay = new LinkedHashMap<QueuedMail, CompletableFuture<@Nullable Throwable>>();
        for (var mail : claimed) {
            underWay.put(
                    mail,
                    transport
                            .send(mail, mail.mail(config.from()))
                            .toCompletableFuture()
                            .orTimeout(config.sendTimeout().toMillis(), TimeUnit.MILLISECONDS)
                            .<@Nullable Throwable>handle((sent, error) -> error));
        }
        while (!underWay.isEmpty()) {
            CompletableFuture.anyOf(underWay.values().toArray(CompletableFuture[]::new))
                    .join();
            settleEnded(underWay);
        }
        return claimed.size() == config.batchSize();
    }

    /// Those that have ended by now, in one commit; one that hangs holds up none of the others.
    private void settleEnded(Map<QueuedMail, CompletableFuture<@Nullable Throwable>> underWay) {
        var sent = new ArrayList<QueuedMail>();
        for (var entries = underWay.entrySet().iterator(); entries.hasNext(); ) {
            var entry = entries.next();
            if (!entry.getValue().isDone()) {
                continue;
            }
            entries.remove();
            if (entry.getValue().join() instanceof Throwable error) {
                failed(entry.getKey(), error);
            } else {
                sent.add(entry.getKey());
                count("sent");
            }
        }
        if (!sent.isEmpty()) {
            table.sent(sent).forEach(transport::withdraw);
        }
    }

    private void failed(QueuedMail mail, Throwable error) {
        var cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        var text = cause.toString();
        var shortened = text.length() > MAX_ERROR ? text.substring(0, MAX_ERROR) : text;
        if (mail.attempt() >= config.maxAttempts()) {
            table.failed(mail, shortened);
            count("failed");
            Log.errorf("mail given up mail=%s attempts=%d error=%s", mail.id(), mail.attempt(), cause.getClass());
        } else {
            table.retry(mail, delay(mail.attempt()), shortened);
            count("retried");
            Log.warnf("mail not taken mail=%s attempt=%d error=%s", mail.id(), mail.attempt(), cause.getClass());
        }
    }

    private Duration delay(int attempt) {
        var doubled = config.retryDelay().multipliedBy(1L << Math.min(attempt - 1, 30));
        return doubled.compareTo(config.maxRetryDelay()) > 0 ? config.maxRetryDelay() : doubled;
    }

    private void count(String outcome) {
        metrics.counter("kyber.mails", "outcome", outcome).increment();
    }

    /// Several replicas may do it at once.
    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        table.forget(config.keep());
    }
}
