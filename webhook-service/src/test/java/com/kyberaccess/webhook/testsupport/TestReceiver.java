package com.kyberaccess.webhook.testsupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;

/// A subscriber: a real HTTPS server on the loopback interface that remembers what it got.
public final class TestReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpsServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<HttpHandler> answers = new ConcurrentLinkedQueue<>();
    private volatile HttpHandler otherwise = status(200);

    /// @param headers by lower-case name
    /// @param from the address that it came from
    public record Received(String path, Map<String, String> headers, byte[] body, String from) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.get(name.toLowerCase(Locale.ROOT));
        }
    }

    public TestReceiver() {
        this(TestCertificates.localhost());
    }

    public TestReceiver(SSLContext tls) {
        try {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return url("localhost", "/hook");
    }

    public String url(String host, String path) {
        return "https://" + host + ":" + server.getAddress().getPort() + path;
    }

    /// Answers the next requests with these, then 200 again.
    public TestReceiver answer(HttpHandler... next) {
        answers.addAll(List.of(next));
        return this;
    }

    /// Answers every request so.
    public TestReceiver always(HttpHandler answer) {
        otherwise = answer;
        return this;
    }

    public static HttpHandler status(int status) {
        return exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    public static HttpHandler status(int status, Map<String, String> headers, String body) {
        return exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            try (var out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        };
    }

    /// Ends the connection without an answer.
    public static HttpHandler hangUp() {
        return exchange -> {
            throw new IOException("hung up");
        };
    }

    public List<Received> received() {
        return received;
    }

    public List<Received> await(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> received.size() >= count);
        return received;
    }

    private void take(HttpExchange exchange) throws IOException {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        var body = exchange.getRequestBody().readAllBytes();
        received.add(new Received(
                exchange.getRequestURI().toString(),
                headers,
                body,
                exchange.getRemoteAddress().getAddress().getHostAddress()));
        var answer = answers.poll();
        (answer == null ? otherwise : answer).handle(exchange);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
