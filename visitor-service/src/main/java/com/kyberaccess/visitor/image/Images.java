package com.kyberaccess.visitor.image;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.stream.FileImageInputStream;

/// Makes new JPEGs of pictures that were sent: upright, bounded in size, and with nothing of the original but its
/// pixels, so without EXIF, GPS or whatever else a file can carry.
@ApplicationScoped
public class Images {
    private final ImageConfig config;
    private final Semaphore turns;

    Images(ImageConfig config) {
        this.config = config;
        this.turns = new Semaphore(config.concurrentDecodes(), true);
    }

    /// In bytes.
    public long maxBytes() {
        return config.maxBytes().asLongValue();
    }

    /// @param field what errors call it
    /// @param declared what the sender says that it is
    /// @param bounds longest sides in pixels, the largest first; nothing is enlarged
    /// @return a JPEG for each bound
    /// @throws ApiException 422 if it is no picture of that format, or has too many pixels; 503 if there is too
    ///     much to do
    public List<byte[]> jpegs(String field, Upload upload, ImageFormat declared, int... bounds) {
        if (!acquired()) {
            throw new ApiException(
                    PlatformError.SERVICE_UNAVAILABLE, "Too many images are being worked on; try again shortly.");
        }
        try {
            if (!declared.begins(upload.head())) {
                throw ApiException.invalidField(field, "Is not a " + declared + " image");
            }
            var image = Pixels.upright(decoded(field, upload, declared, bounds[0]), Orientation.of(upload, declared));
            var jpegs = new ArrayList<byte[]>();
            for (int bound : bounds) {
                image = Pixels.within(image, bound);
                jpegs.add(Pixels.jpeg(image));
            }
            return jpegs;
        } catch (IOException e) {
            throw new IllegalStateException("image not made", e);
        } finally {
            turns.release();
        }
    }

    private boolean acquired() {
        try {
            return turns.tryAcquire(config.decodeWait().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Reads the size from the header first; then only as many pixels as are needed, by leaving rows and columns out.
    private BufferedImage decoded(String field, Upload upload, ImageFormat format, int bound) {
        var reader = format.reader();
        try (var input = new FileImageInputStream(upload.file().toFile())) {
            reader.setInput(input, true, true);
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > config.maxPixels()) {
                throw ApiException.invalidField(
                        field, "Has more than %d million pixels".formatted(config.maxPixels() / 1_000_000));
            }
            var complete = new Completeness();
            reader.addIIOReadWarningListener(complete);
            var wanted = reader.getDefaultReadParam();
            int step = (int) Math.max(1, Math.max(width, height) / (2L * bound));
            wanted.setSourceSubsampling(step, step, 0, 0);
            var image = reader.read(0, wanted);
            if (!complete.isComplete()) {
                throw ApiException.invalidField(field, "Is damaged");
            }
            return image;
        } catch (ApiException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The decoder throws whatever comes of indexes and sizes that are wrong in the file.
            throw ApiException.invalidField(field, "Can't be read as a " + format + " image");
        } finally {
            reader.dispose();
        }
    }
}
