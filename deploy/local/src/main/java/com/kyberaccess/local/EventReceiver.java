package com.kyberaccess.local;

import com.kyberaccess.embedded.FreePort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemKeyCertOptions;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An HTTPS server for webhooks on the loopback interface that checks every delivery's signature and tells about it.
final class EventReceiver implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final int port;
    private final Consumer<String> out;
    private volatile @Nullable Signature signature;

    /// Starts it with the certificate for localhost; returns when it accepts connections.
    ///
    /// @param port 0 for a free one
    /// @param out  is given a line for every delivery
    EventReceiver(Home home, int port, Consumer<String> out) {
        this.port = FreePort.orFree(port);
        this.out = out;
        var certificate = new LocalAuthority(home.tls(), Clock.systemUTC());
        var settings = new HttpServerOptions()
                .setPort(this.port)
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(certificate.certificate().toString())
                        .setKeyPath(certificate.key().toString()));
        try {
            Future.all(LoopbackAddresses.all().stream()
                            .map(address -> listen(new HttpServerOptions(settings).setHost(address)))
                            .toList())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            close();
            throw new LocalException("cannot listen on port %d: %s".formatted(this.port, e.getCause()), e);
        }
    }

    int port() {
        return port;
    }

    /// What the deliveries are signed with, known once the webhook exists.
    void expect(String signingSecret) {
        signature = new Signature(signingSecret);
    }

    private Future<HttpServer> listen(HttpServerOptions settings) {
        return vertx.createHttpServer(settings)
                .requestHandler(request -> request.body()
                        .onSuccess(body -> receive(request, body))
                        .onFailure(gone -> out.accept("a delivery broke off")))
                .listen();
    }

    private void receive(HttpServerRequest request, Buffer body) {
        Signature expected = signature;
        boolean genuine = expected != null
                && expected.matches(
                        request.getHeader("X-KyberAccess-Timestamp"),
                        body.getBytes(),
                        request.getHeader("X-KyberAccess-Signature"));
        out.accept(describe(request, body, genuine));
        request.response()
                .setStatusCode(genuine ? 200 : 400)
                .end()
                .onFailure(gone -> out.accept("the sender left before it was answered"));
    }

    private static String describe(HttpServerRequest request, Buffer body, boolean genuine) {
        return "%s  %-34s %s  %s\n          %s"
                .formatted(
                        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS),
                        request.getHeader("X-KyberAccess-Event"),
                        request.getHeader("X-KyberAccess-Delivery"),
                        genuine ? "signature ok" : "SIGNATURE WRONG",
                        oneLine(body));
    }

    // Parsed and written again, so that nothing in the body can move the terminal's cursor.
    private static String oneLine(Buffer body) {
        try {
            return new JsonObject(body).encode();
        } catch (DecodeException | ClassCastException notJson) {
            return "(%d bytes that are not a JSON object)".formatted(body.length());
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
