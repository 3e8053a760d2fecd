package com.kyberaccess.local;

import com.kyberaccess.embedded.FreePort;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import javax.net.ssl.SSLContext;

/// A gateway on free ports, all of whose routes lead to one port, and clients for it.
final class GatewayFixture implements AutoCloseable {

    private final int https = FreePort.find();
    private final int http = FreePort.find();
    private final SSLContext trust;
    private final Gateway gateway;
    private final HttpClient client;

    GatewayFixture(Path folder, int servicePort) {
        var authority = new LocalAuthority(folder, Clock.systemUTC()).ensure();
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            ports.put(service, servicePort);
        }
        gateway = Gateway.start(
                new Gateway.Options(https, http, authority.certificate(), authority.key(), RouteTable.of(ports)));
        trust = TrustedAuthority.sslContext(authority.caCertificate());
        client = HttpClient.newBuilder()
                .sslContext(trust)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("https://localhost:" + https + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpRequest.Builder plainRequest(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + http + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<InputStream> stream(String path, HttpClient.Version version) throws IOException, InterruptedException {
        return client.send(request(path).version(version).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /// Sends bytes as they are, and gives what comes back until the gateway closes the connection.
    String raw(String request) throws IOException {
        try (var socket = trust.getSocketFactory().createSocket("localhost", https)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        client.close();
        gateway.close();
    }
}
