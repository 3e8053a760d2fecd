package com.kyberaccess.common.stream;

import com.kyberaccess.common.security.Caller;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One reader. What it has not read yet is bounded: a reader that falls behind further is let go, so that it
/// costs neither memory nor the others' time, and resumes with its `Last-Event-ID`.
final class Subscriber {
    private final Caller caller;
    private final @Nullable UUID section;
    private final @Nullable Long lastSeen;
    private final RoutingContext request;
    private final HttpServerResponse response;
    private final long limit;
    private final AtomicLong pending = new AtomicLong();
    private volatile boolean gone;

    /// @param section what it follows of the tenant; null for everything
    /// @param lastSeen the number of the last entry that the reader has; null for a new one
    /// @param limit bytes that may wait when more are to be sent
    Subscriber(Caller caller, @Nullable UUID section, @Nullable Long lastSeen, RoutingContext request, long limit) {
        this.caller = caller;
        this.section = section;
        this.lastSeen = lastSeen;
        this.request = request;
        this.response = request.response();
        this.limit = limit;
    }

    Caller caller() {
        return caller;
    }

    @Nullable
    UUID section() {
        return section;
    }

    @Nullable
    Long lastSeen() {
        return lastSeen;
    }

    boolean isGone() {
        return gone;
    }

    void open() {
        response.closeHandler(closed -> gone = true);
        response.exceptionHandler(failed -> gone = true);
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("X-Accel-Buffering", "no");
        send(Frames.RETRY);
    }

    /// @return false if the reader was too slow and has been let go
    boolean send(byte[] frame) {
        if (gone || frame.length == 0) {
            return true;
        }
        if (pending.getAndAdd(frame.length) > limit) {
            gone = true;
            request.request().connection().close();
            return false;
        }
        response.write(Buffer.buffer(frame)).onComplete(written -> pending.addAndGet(-frame.length));
        return true;
    }

    /// A sign of life, unless something is on its way already: a reader who is given much is not let go for it.
    void heartbeat(byte[] frame) {
        if (pending.get() == 0) {
            send(frame);
        }
    }

    /// Ends the stream in good order.
    void end() {
        if (!gone) {
            gone = true;
            response.end();
        }
    }
}
