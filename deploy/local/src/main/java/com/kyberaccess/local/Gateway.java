package com.kyberaccess.local;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletionException;

/// The edge of the local system: TLS with HTTP/2 in front of the services, and a plain HTTP port that only says that
/// HTTPS is required. It listens on the loopback interface.
final class Gateway implements AutoCloseable {

    private static final int IDLE_SECONDS = 300;
    /// What the services take, less what the gateway adds to it.
    private static final int MAX_HEADER_BYTES = 15 * 1024;
    /// What is read at all. Between the two limits there is a request to answer; beyond this one HTTP/2 resets
    /// the stream.
    private static final int MAX_READ_HEADER_BYTES = 64 * 1024;
    private static final String STRICT_TRANSPORT_SECURITY = "Strict-Transport-Security";
    private static final String ONE_YEAR = "max-age=31536000";

    private final Vertx vertx;

    private Gateway(Vertx vertx) {
        this.vertx = vertx;
    }

    /// @param https       port for the API
    /// @param http        port that answers that HTTPS is required
    /// @param certificate PEM file
    /// @param key         PEM file, PKCS #8
    record Options(int https, int http, Path certificate, Path key, RouteTable routes) {}

    /// In front of these processes, with the certificate for localhost.
    static Gateway start(int https, int http, LocalAuthority authority, Map<Service, ServiceProcess> processes) {
        var routes = RouteTable.to(processes);
        return start(new Options(https, http, authority.certificate(), authority.key(), routes));
    }

    /// Starts it; returns when it accepts connections.
    ///
    /// @throws LocalException when it cannot listen
    static Gateway start(Options options) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(eventLoops()));
        try {
            vertx.deployVerticle(() -> new Listener(options), new DeploymentOptions().setInstances(eventLoops()))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            return new Gateway(vertx);
        } catch (CompletionException e) {
            new Gateway(vertx).close();
            throw new LocalException("the gateway could not be started: " + e.getCause(), e);
        }
    }

    private static int eventLoops() {
        return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// One event loop's share of the connections.
    private static final class Listener extends AbstractVerticle {

        private final Options options;

        Listener(Options options) {
            this.options = options;
        }

        @Override
        public void start(Promise<Void> started) {
            var forwarder = new Forwarder(vertx, options.routes());
            var listening = new ArrayList<Future<HttpServer>>();
            for (String address : LoopbackAddresses.all()) {
                listening.add(https(address, forwarder));
                listening.add(http(address));
            }
            Future.all(listening).<Void>mapEmpty().onComplete(started);
        }

        private Future<HttpServer> https(String address, Forwarder forwarder) {
            var settings = common(address, options.https())
                    .setSsl(true)
                    .setUseAlpn(true)
                    .setInitialSettings(new Http2Settings().setMaxHeaderListSize(MAX_READ_HEADER_BYTES))
                    .setHandle100ContinueAutomatically(true)
                    .setKeyCertOptions(new PemKeyCertOptions()
                            .setCertPath(options.certificate().toString())
                            .setKeyPath(options.key().toString()));
            return vertx.createHttpServer(settings)
                    .requestHandler(request -> {
                        request.response().putHeader(STRICT_TRANSPORT_SECURITY, ONE_YEAR);
                        identify(request);
                        if (headerBytes(request) > MAX_HEADER_BYTES) {
                            GatewayError.HEADERS_TOO_LARGE.answer(request);
                        } else {
                            forwarder.handle(request);
                        }
                    })
                    .invalidRequestHandler(request -> {
                        request.response().putHeader(STRICT_TRANSPORT_SECURITY, ONE_YEAR);
                        refuse(request);
                    })
                    .listen();
        }

        // RFC 6797 section 7.2: no Strict-Transport-Security over plain HTTP.
        private Future<HttpServer> http(String address) {
            return vertx.createHttpServer(common(address, options.http()))
                    .requestHandler(request -> {
                        identify(request);
                        GatewayError.HTTPS_REQUIRED.answer(request);
                    })
                    .invalidRequestHandler(Listener::refuse)
                    .listen();
        }

        private static HttpServerOptions common(String address, int port) {
            return new HttpServerOptions()
                    .setHost(address)
                    .setPort(port)
                    .setIdleTimeout(IDLE_SECONDS)
                    .setMaxHeaderSize(MAX_READ_HEADER_BYTES);
        }

        private static int headerBytes(HttpServerRequest request) {
            return request.headers().entries().stream()
                    .mapToInt(header ->
                            header.getKey().length() + header.getValue().length())
                    .sum();
        }

        private static void identify(HttpServerRequest request) {
            String id = RequestId.from(request.getHeader(RequestId.HEADER));
            request.headers().set(RequestId.HEADER, id);
            request.response().putHeader(RequestId.HEADER, id);
        }

        // What Vert.x could not make sense of: a bad request line, headers that are too large.
        private static void refuse(HttpServerRequest request) {
            request.response().putHeader(RequestId.HEADER, RequestId.from(null));
            Throwable cause = request.decoderResult().cause();
            GatewayError error = cause instanceof TooLongHttpLineException
                    ? GatewayError.URI_TOO_LONG
                    : cause instanceof TooLongHttpHeaderException
                            ? GatewayError.HEADERS_TOO_LARGE
                            : GatewayError.BAD_REQUEST;
            error.answer(request);
        }
    }
}
