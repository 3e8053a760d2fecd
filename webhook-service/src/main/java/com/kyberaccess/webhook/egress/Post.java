package com.kyberaccess.webhook.egress;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One POST, on one event loop from beginning to end: resolve → connect (the next address if one can't be reached)
/// → send → read, all under the deadline. Whichever comes first, the end or a failure, completes it; what comes
/// later is undone.
final class Post {
    private static final int HTTPS_PORT = 443;

    private final HttpClient http;
    private final @Nullable InetAddress local;
    private final Context context;
    private final TargetResolver resolver;
    private final EgressConfig config;
    private final URI target;
    private final Map<String, String> headers;
    private final byte[] body;

    private final CompletableFuture<Exchange> result = new CompletableFuture<>();
    private final long started = System.nanoTime();
    private final Buffer received = Buffer.buffer();
    private long deadline;
    private @Nullable HttpClientRequest request;
    private @Nullable HttpClientResponse response;

    Post(
            HttpClient http,
            @Nullable InetAddress local,
            Context context,
            TargetResolver resolver,
            EgressConfig config,
            URI target,
            Map<String, String> headers,
            byte[] body) {
        this.http = http;
        this.local = local;
        this.context = context;
        this.resolver = resolver;
        this.config = config;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    CompletableFuture<Exchange> start() {
        context.runOnContext(ignored -> guarded(this::resolve));
        return result;
    }

    private void resolve() {
        deadline = context.owner()
                .setTimer(
                        config.deadline().toMillis(),
                        timer -> abort("No complete response within %d s"
                                .formatted(config.deadline().toSeconds())));
        // What was stored before a rule was there, or past it, is not sent to either.
        var problem = TargetUrl.problem(this.target.toString());
        if (problem.isPresent()) {
            abort("The URL is not permitted: " + problem.get());
            return;
        }
        var target = Future.fromCompletionStage(resolver.resolve(this.target.getHost()), context);
        target.onComplete(resolution -> guarded(() -> resolved(resolution)));
    }

    /// A target that the client can't even address fails at once, not at the deadline.
    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            abort(Failures.describe(e));
        }
    }

    private void resolved(AsyncResult<TargetResolver.Target> resolution) {
        if (resolution.failed()) {
            abort(Failures.describe(resolution.cause()));
            return;
        }
        switch (resolution.result()) {
            case TargetResolver.Target.Vetted vetted -> {
                var reachable =
                        vetted.addresses().stream().filter(this::reachable).iterator();
                if (reachable.hasNext()) {
                    connect(reachable);
                } else {
                    abort("The host has no address that the chosen source address can reach");
                }
            }
            case TargetResolver.Target.Refused ignored ->
                abort("The host leads to a private, loopback or otherwise reserved address");
            case TargetResolver.Target.Unknown ignored -> abort("The host name does not resolve");
        }
    }

    /// IPv4 reaches IPv4, IPv6 reaches IPv6.
    private boolean reachable(InetAddress address) {
        return local == null || local.getClass() == address.getClass();
    }

    private void connect(Iterator<InetAddress> addresses) {
        var address = new InetSocketAddress(addresses.next(), port());
        // Host header, SNI and the certificate's check go by the URL's host; the connection goes to the vetted address.
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setSsl(true)
                .setHost(target.getHost())
                .setPort(port())
                .setServer(SocketAddress.inetSocketAddress(address))
                .setURI(path())
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        http.request(options).onComplete(connection -> {
            if (connection.succeeded()) {
                send(connection.result());
            } else if (addresses.hasNext() && Failures.unreachable(connection.cause()) && !result.isDone()) {
                connect(addresses);
            } else {
                abort(Failures.describe(connection.cause()));
            }
        });
    }

    private void send(HttpClientRequest connected) {
        request = connected;
        if (result.isDone()) {
            connected.reset();
            return;
        }
        connected.exceptionHandler(failure -> abort(Failures.describe(failure)));
        connected.send(Buffer.buffer(body)).onComplete(answer -> {
            if (answer.failed()) {
                abort(Failures.describe(answer.cause()));
            } else {
                read(answer.result());
            }
        });
    }

    private void read(HttpClientResponse answer) {
        response = answer;
        answer.exceptionHandler(failure -> abort(Failures.describe(failure)));
        answer.endHandler(ignored -> complete(null));
        answer.handler(this::receive);
    }

    private void receive(Buffer part) {
        int room = config.maxResponseBytes() - received.length();
        received.appendBuffer(part, 0, Math.min(part.length(), room));
        if (part.length() > room) {
            complete(null);
            cut();
        }
    }

    private void abort(String error) {
        complete(error);
        cut();
    }

    /// Ends the connection, so that an endless answer costs nothing any more.
    private void cut() {
        if (request != null) {
            request.reset();
        }
    }

    private void complete(@Nullable String error) {
        if (result.isDone()) {
            return;
        }
        context.owner().cancelTimer(deadline);
        var took = Duration.ofNanos(System.nanoTime() - started);
        result.complete(
                response == null
                        ? new Exchange(null, Map.of(), null, took, error)
                        : new Exchange(response.statusCode(), headersOf(response), received.getBytes(), took, error));
    }

    private static Map<String, String> headersOf(HttpClientResponse response) {
        var headers = new LinkedHashMap<String, String>();
        response.headers().forEach((name, value) -> headers.merge(name, value, (one, next) -> one + ", " + next));
        return headers;
    }

    private int port() {
        return target.getPort() < 0 ? HTTPS_PORT : target.getPort();
    }

    private String path() {
        var path = target.getRawPath() == null || target.getRawPath().isEmpty() ? "/" : target.getRawPath();
        return target.getRawQuery() == null ? path : path + "?" + target.getRawQuery();
    }
}
