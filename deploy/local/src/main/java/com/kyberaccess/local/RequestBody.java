package com.kyberaccess.local;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/// A request's body on its way from client to service.
///
/// A service that refuses a large body answers before it has read it and closes the connection. Were the gateway then
/// still writing, its write would fail and the answer be lost. So for a large body it asks first (`Expect:
/// 100-continue`, RFC 9110 section 10.1.1) and sends it when the service says so, or after a second of silence; and
/// once the service has answered, whatever still comes from the client is read and dropped.
///
/// All on the event loop of the request.
final class RequestBody implements ReadStream<Buffer> {

    private static final int LARGE = 64 * 1024;
    private static final long PATIENCE_MILLIS = 1_000;

    private final Vertx vertx;
    private final HttpServerRequest source;
    private final long length;
    private @Nullable HttpClientRequest upstream;
    private @Nullable Handler<Buffer> sink;
    private @Nullable Buffer held;
    private boolean flowing;
    private boolean answered;
    /// The client sends no more.
    private boolean over;
    /// The service was given all of it.
    private boolean complete;

    /// @param length of the body in bytes, -1 when the client did not say
    RequestBody(Vertx vertx, HttpServerRequest source, long length) {
        this.vertx = vertx;
        this.source = source;
        this.length = length;
    }

    /// The service's side, known once there is a connection to it.
    void connected(HttpClientRequest request) {
        upstream = request;
        // What breaks here breaks the answer as well, where it is dealt with.
        request.exceptionHandler(broken -> {});
    }

    /// The service has answered: it gets no more of the body.
    void answered() {
        answered = true;
        resumeSource();
    }

    /// To be called when the service's answer has been handed on: its connection is of no use if it waits for the rest
    /// of a body.
    void finished() {
        if (!complete && upstream != null) {
            upstream.reset();
        }
    }

    @Override
    public RequestBody resume() {
        if (sink == null || upstream == null || flowing || !isLarge()) {
            resumeSource();
        } else {
            ask(upstream);
        }
        return this;
    }

    // Once it has ended, Vert.x takes every touch of it as a mistake.
    private void resumeSource() {
        if (!over) {
            source.resume();
        }
    }

    private boolean isLarge() {
        return length > LARGE || (length < 0 && source.headers().contains(HttpHeaders.TRANSFER_ENCODING));
    }

    private void ask(HttpClientRequest request) {
        request.putHeader(HttpHeaders.EXPECT, HttpHeaders.CONTINUE);
        request.continueHandler(goOn -> flow());
        vertx.setTimer(PATIENCE_MILLIS, silence -> flow());
        request.sendHead().onFailure(refused -> flow());
    }

    private void flow() {
        if (!flowing && !answered) {
            flowing = true;
            if (held != null) {
                deliver(held);
                held = null;
            }
            resumeSource();
        }
    }

    // HTTP/2 tells that there is a body of unknown length by sending it; HTTP/1.1 has to be told before.
    private void receive(Buffer data) {
        boolean unannounced = length < 0 && source.version() == HttpVersion.HTTP_2;
        if (unannounced && !flowing && !answered && upstream != null) {
            held = data;
            source.pause();
            ask(upstream.setChunked(true));
        } else {
            deliver(data);
        }
    }

    private void deliver(Buffer data) {
        if (!answered && sink != null) {
            sink.handle(data);
        }
    }

    @Override
    public RequestBody handler(@Nullable Handler<Buffer> handler) {
        sink = handler;
        if (!over) {
            source.handler(this::receive);
        }
        return this;
    }

    @Override
    public RequestBody endHandler(@Nullable Handler<Void> handler) {
        if (!over) {
            source.endHandler(end -> {
                over = true;
                complete = !answered;
                if (complete && handler != null) {
                    handler.handle(null);
                }
            });
        }
        return this;
    }

    @Override
    public RequestBody exceptionHandler(@Nullable Handler<Throwable> handler) {
        if (!over) {
            source.exceptionHandler(broken -> {
                over = true;
                if (handler != null) {
                    handler.handle(broken);
                }
            });
        }
        return this;
    }

    @Override
    public RequestBody pause() {
        if (!over) {
            source.pause();
        }
        return this;
    }

    @Override
    public RequestBody fetch(long amount) {
        if (!over) {
            source.fetch(amount);
        }
        return this;
    }
}
