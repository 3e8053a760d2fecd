package com.kyberaccess.common.stream;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Revocations;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.common.time.Wake;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Tells every stream of this process what is appended to the log, by whichever replica. One thread reads the
/// log, once for all readers of a tenant, and hands the bytes to the connections; it never waits for a
/// reader.
/// A service that has streams makes one, and starts and stops it with itself.
///
/// ```
/// wake (own commit, or poll) ─► admit who has come ─► heads of the tenants here ─► entries behind ─► readers
/// ```
public final class StreamHub {
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final String name;
    private final StreamSource log;
    private final Revocations revocations;
    private final StreamConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final Map<Tenant, Channel> channels = new HashMap<>();
    private final Queue<Subscriber> joining = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final Wake wake = new Wake();
    private Instant nextSweep = Instant.MIN;
    private Instant nextHeartbeat = Instant.MIN;
    private volatile boolean running = true;
    private @Nullable Thread thread;

    /// @param name of its thread
    public StreamHub(
            String name,
            StreamSource log,
            Revocations revocations,
            StreamConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.name = name;
        this.log = log;
        this.revocations = revocations;
        this.config = config;
        this.metrics = metrics;
        this.clock = clock;
    }

    public void start() {
        Gauge.builder("kyber.stream.subscribers", size::get)
                .description("Live streams of this process")
                .register(metrics);
        thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /// Ends every stream in good order.
    public void stop() throws InterruptedException {
        running = false;
        if (thread != null) {
            thread.interrupt();
            thread.join(Duration.ofSeconds(5));
        }
    }

    /// Something has been appended and committed here: what others append is found by polling.
    public void wake() {
        wake.call();
    }

    /// Lets a caller follow everything; the hub answers the request from now on.
    ///
    /// @param lastEventId the `Last-Event-ID` header. One that is none of ours begins a new stream, as one does
    ///     that is too old
    /// @throws ApiException 503 if too many streams are open here
    public void follow(Caller caller, @Nullable String lastEventId, RoutingContext request) {
        follow(caller, null, lastEventId, request);
    }

    /// The same for a section of the tenant: what is about others is left out. The numbers are those of the tenant,
    /// with gaps.
    ///
    /// @param section null for everything
    public void follow(Caller caller, @Nullable UUID section, @Nullable String lastEventId, RoutingContext request) {
        var seen = lastEventId != null && lastEventId.matches("[0-9]{1,18}") ? Long.valueOf(lastEventId) : null;
        if (!join(new Subscriber(caller, section, seen, request, config.buffer().asLongValue()))) {
            throw new ApiException(PlatformError.SERVICE_UNAVAILABLE, "Too many streams are open here; try again.");
        }
    }

    /// @return false if there are too many already
    private boolean join(Subscriber subscriber) {
        if (size.incrementAndGet() > config.maxSubscribers()) {
            size.decrementAndGet();
            return false;
        }
        joining.add(subscriber);
        wake.call();
        return true;
    }

    private void run() {
        while (running) {
            try {
                wake.forget();
                admit();
                tellNews();
                sweep(clock.instant());
            } catch (RuntimeException e) {
                Log.errorf(e, "live streams interrupted, they go on");
            }
            try {
                wake.await(config.pollInterval());
            } catch (InterruptedException e) {
                break;
            }
        }
        channels.values().forEach(channel -> channel.subscribers().forEach(Subscriber::end));
    }

    private void admit() {
        var waiting = new LinkedHashMap<Tenant, List<Subscriber>>();
        for (var next = joining.peek(); next != null && waiting.size() < 1_000; next = joining.peek()) {
            waiting.computeIfAbsent(next.caller().tenant(), tenant -> new ArrayList<>())
                    .add(next);
            joining.remove();
        }
        if (waiting.isEmpty()) {
            return;
        }
        try {
            open(waiting);
        } catch (RuntimeException e) {
            // The database is away: whoever has not been admitted comes again with the next round.
            waiting.values().forEach(joining::addAll);
            throw e;
        }
    }

    private void open(Map<Tenant, List<Subscriber>> waiting) {
        var unknown = waiting.keySet().stream()
                .filter(tenant -> !channels.containsKey(tenant))
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            var heads = log.heads(unknown);
            unknown.forEach(tenant -> channels.put(tenant, new Channel(heads.getOrDefault(tenant, 0L))));
        }
        for (var group : waiting.entrySet()) {
            var channel = channels.get(group.getKey());
            if (channel == null) {
                continue;
            }
            var members = group.getValue();
            while (!members.isEmpty()) {
                var subscriber = members.getLast();
                var first = begin(group.getKey(), channel, subscriber);
                subscriber.open();
                send(subscriber, first);
                channel.subscribers().add(subscriber);
                members.removeLast();
            }
        }
    }

    /// What a reader gets first: what it has missed, or the present state where that is not known any more.
    private byte[] begin(Tenant tenant, Channel channel, Subscriber subscriber) {
        var seen = subscriber.lastSeen();
        if (seen != null && seen <= channel.last() && seen >= 0) {
            var missed = channel.recentBehind(seen);
            if (missed == null) {
                missed = log.entries(tenant, seen, channel.last());
            }
            if (missed.size() == channel.last() - seen) {
                return Frames.of(missed, subscriber.section());
            }
        }
        return state(tenant, channel, subscriber.section());
    }

    private byte[] state(Tenant tenant, Channel channel, @Nullable UUID section) {
        var known = channel.state(section);
        return known != null
                ? known
                : channel.remember(section, Frames.of(channel.last(), "state", log.state(tenant, section)));
    }

    private void tellNews() {
        if (channels.isEmpty()) {
            return;
        }
        var heads = log.heads(Set.copyOf(channels.keySet()));
        channels.forEach((tenant, channel) -> {
            long head = heads.getOrDefault(tenant, 0L);
            if (head > channel.last()) {
                var entries = log.entries(tenant, channel.last(), head);
                channel.advance(entries);
                tell(channel, section -> Frames.of(entries, section));
            } else if (head < channel.last()) {
                // The sandbox was reset, and its numbers begin anew.
                channel.restart(head);
                tell(channel, section -> state(tenant, channel, section));
            }
        });
    }

    /// The same bytes to all who follow the same.
    private void tell(Channel channel, Function<@Nullable UUID, byte[]> frames) {
        var made = new HashMap<@Nullable UUID, byte[]>();
        channel.subscribers()
                .forEach(subscriber -> send(subscriber, made.computeIfAbsent(subscriber.section(), frames)));
    }

    private void send(Subscriber subscriber, byte[] frame) {
        if (!subscriber.send(frame)) {
            metrics.counter("kyber.stream.dropped").increment();
        }
    }

    /// Lets go who has left, whose credential has ended, and, in a while, tenants without readers.
    private void sweep(Instant now) {
        if (now.isBefore(nextSweep)) {
            return;
        }
        nextSweep = now.plus(SWEEP);
        boolean heartbeat = !now.isBefore(nextHeartbeat);
        if (heartbeat) {
            nextHeartbeat = now.plus(config.heartbeat());
        }
        for (var channel : channels.values()) {
            for (var subscriber : channel.subscribers()) {
                if (hasEnded(subscriber, now)) {
                    subscriber.end();
                } else if (heartbeat) {
                    subscriber.heartbeat(heartbeat(subscriber, channel));
                }
            }
            int before = channel.subscribers().size();
            channel.subscribers().removeIf(Subscriber::isGone);
            size.addAndGet(channel.subscribers().size() - before);
        }
        channels.values().removeIf(channel -> channel.subscribers().isEmpty());
    }

    /// Who follows a section may hear of nothing for long: the number says up to where it has missed nothing, so that
    /// coming back costs no look at what the others did.
    private static byte[] heartbeat(Subscriber subscriber, Channel channel) {
        return subscriber.section() == null ? Frames.HEARTBEAT : Frames.position(channel.last());
    }

    private boolean hasEnded(Subscriber subscriber, Instant now) {
        var caller = subscriber.caller();
        return !caller.expiresAt().isAfter(now)
                || revocations.contains(caller.subject())
                || revocations.contains(caller.tokenId());
    }
}
