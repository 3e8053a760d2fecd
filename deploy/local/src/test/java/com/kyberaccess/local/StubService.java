package com.kyberaccess.local;

import com.kyberaccess.embedded.FreePort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.function.Consumer;

/// A service behind the gateway that a test writes as a function.
final class StubService implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final int port = FreePort.find();

    StubService(Consumer<HttpServerRequest> handler) {
        vertx.createHttpServer()
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
