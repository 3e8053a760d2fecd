package com.kyberaccess.local;

import com.kyberaccess.embedded.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/// A service behind the gateway that a test writes as a function.
final class StubService implements AutoCloseable {

    /// `quarkus.http.limits.max-header-size` of the services.
    private static final int AS_A_SERVICE = 16 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final int port = FreePort.find();

    StubService(Consumer<HttpServerRequest> handler) {
        vertx.createHttpServer(new HttpServerOptions().setMaxHeaderSize(AS_A_SERVICE))
                .requestHandler(handler::accept)
                .listen(port, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
