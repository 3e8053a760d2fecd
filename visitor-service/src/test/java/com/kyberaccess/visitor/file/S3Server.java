package com.kyberaccess.visitor.file;

import static org.awaitility.Awaitility.await;

import com.kyberaccess.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// Adobe's S3Mock as a process of its own: an S3-compatible server that keeps its objects in a temporary folder.
final class S3Server implements AutoCloseable {
    static final String BUCKET = "kyber-files";

    private final Process process;
    private final int port = FreePort.find();

    S3Server() throws IOException {
        var log = Path.of("target", "s3-server.log");
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx160m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-jar",
                        Path.of("target", "s3-server.jar").toString(),
                        "--server.port=0",
                        "--com.adobe.testing.s3mock.httpPort=" + port,
                        "--com.adobe.testing.s3mock.store.initialBuckets=" + BUCKET)
                .redirectErrorStream(true)
                .redirectOutput(Files.createDirectories(log.getParent())
                        .resolve(log.getFileName())
                        .toFile())
                .start();
        try (var client = HttpClient.newHttpClient()) {
            var buckets = HttpRequest.newBuilder(endpoint()).build();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() ->
                            client.send(buckets, BodyHandlers.ofString()).body().contains(BUCKET));
        }
    }

    URI endpoint() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
