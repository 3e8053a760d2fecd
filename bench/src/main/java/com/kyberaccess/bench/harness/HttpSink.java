package com.kyberaccess.bench.harness;

import com.kyberaccess.embedded.FreePort;
import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;

/// An HTTPS server on the loopback interface that does with requests what a benchmark wants.
public final class HttpSink implements AutoCloseable {

    private static final int LOOPS = 2;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(LOOPS));
    private final int port = FreePort.find();

    /// Starts it; returns when it accepts connections.
    ///
    /// @param certificate PEM file, for localhost
    /// @param key         PEM file, PKCS #8
    public HttpSink(Path certificate, Path key, Handler<HttpServerRequest> handler) {
        var options = new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(certificate.toString())
                        .setKeyPath(key.toString()));
        vertx.deployVerticle(() -> new Listener(options, handler), new DeploymentOptions().setInstances(LOOPS))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public String url(String path) {
        return "https://localhost:" + port + path;
    }

    private static final class Listener extends AbstractVerticle {
        private final HttpServerOptions options;
        private final Handler<HttpServerRequest> handler;

        Listener(HttpServerOptions options, Handler<HttpServerRequest> handler) {
            this.options = options;
            this.handler = handler;
        }

        @Override
        public void start(Promise<Void> started) {
            vertx.createHttpServer(options)
                    .requestHandler(handler)
                    .listen()
                    .<Void>mapEmpty()
                    .onComplete(started);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
