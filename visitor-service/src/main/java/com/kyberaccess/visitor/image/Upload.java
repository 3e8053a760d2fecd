package com.kyberaccess.visitor.image;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A body as it arrived, in a file of the machine, so that large ones that arrive slowly hold no memory.
public final class Upload implements AutoCloseable {
    private final Path file;

    private Upload(Path file) {
        this.file = file;
    }

    /// Reads at most `maxBytes` and one.
    ///
    /// @throws ApiException 413 if there is more than `maxBytes`
    public static Upload of(InputStream body, long maxBytes) {
        try {
            var upload = new Upload(Files.createTempFile("kyber-upload-", null));
            try (var out = Files.newOutputStream(upload.file)) {
                var buffer = new byte[64 * 1024];
                long total = 0;
                for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                    total += read;
                    if (total > maxBytes) {
                        throw tooLarge(maxBytes);
                    }
                    out.write(buffer, 0, read);
                }
                return upload;
            } catch (IOException | RuntimeException e) {
                upload.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("upload not read", e);
        }
    }

    private static ApiException tooLarge(long maxBytes) {
        return new ApiException(
                PlatformError.PAYLOAD_TOO_LARGE, "The image is larger than %d MB.".formatted(maxBytes / (1024 * 1024)));
    }

    Path file() {
        return file;
    }

    byte[] head() throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(ImageFormat.HEAD);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
