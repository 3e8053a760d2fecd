package com.kyberaccess.visitor.file;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Against an S3 server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3StoreTest extends FileStoreContract {
    private S3Server server;
    private S3Store store;

    @BeforeAll
    void start() throws IOException {
        server = new S3Server();
        store = open(server.endpoint(), Map.of());
    }

    @AfterAll
    void stop() {
        store.close();
        server.close();
    }

    private static S3Store open(URI endpoint, Map<String, String> more) {
        var settings = new HashMap<>(Map.of(
                "kyber.files.s3.bucket", S3Server.BUCKET,
                "kyber.files.s3.endpoint", endpoint.toString(),
                "kyber.files.s3.path-style", "true",
                "kyber.files.s3.prefix", "visits/",
                "kyber.files.s3.access-key", "key",
                "kyber.files.s3.secret-key", "secret",
                "kyber.files.s3.timeout", "5s"));
        settings.putAll(more);
        var config = new SmallRyeConfigBuilder()
                .withMapping(FileConfig.class)
                .withConverter(Duration.class, 100, new DurationConverter())
                .withConverter(Path.class, 100, new PathConverter())
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(FileConfig.class);
        return new S3Store(config.s3(), config.s3().bucket().orElseThrow());
    }

    @Override
    FileStore store() {
        return store;
    }

    @Test
    void aBucketThatIsNotThereIsAFailureAndNotAMissingFile() {
        try (var wrong = open(server.endpoint(), Map.of("kyber.files.s3.bucket", "no-such-bucket"))) {
            assertThatThrownBy(() -> wrong.write(UUID.randomUUID(), new byte[] {1}, "image/jpeg"))
                    .isInstanceOf(FileStoreException.class);
            assertThatThrownBy(() -> wrong.read(UUID.randomUUID())).isInstanceOf(FileStoreException.class);
        }
    }

    @Test
    void aServerThatIsNotThereIsAFailure() {
        try (var wrong = open(URI.create("http://localhost:1"), Map.of())) {
            assertThatThrownBy(() -> wrong.read(UUID.randomUUID())).isInstanceOf(FileStoreException.class);
            assertThatThrownBy(() -> wrong.delete(UUID.randomUUID())).isInstanceOf(FileStoreException.class);
        }
    }
}
