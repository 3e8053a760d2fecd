package com.kyberaccess.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Keeps the committed OpenAPI document true. Quarkus writes what the service serves under `target/openapi` when
/// it builds the application, which a `@QuarkusTest` does: call this from one.
public final class OpenApiContract {
    private OpenApiContract() {}

    /// Fails if `docs/openapi/<service>.yaml` differs from what this build generated. With `-Dopenapi.update=true` it
    /// writes the document instead.
    public static void assertCommitted(String service) {
        var generated = Path.of("target", "openapi", service + ".yaml");
        var committed = Path.of("..", "docs", "openapi", service + ".yaml");
        try {
            if (Boolean.getBoolean("openapi.update")) {
                Files.createDirectories(committed.getParent());
                Files.copy(generated, committed, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
            assertThat(Files.readString(generated))
                    .as(
                            "%s; after an intended change run ./kyber mvn verify -pl %s -Dopenapi.update=true",
                            committed, service)
                    .isEqualTo(Files.readString(committed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
