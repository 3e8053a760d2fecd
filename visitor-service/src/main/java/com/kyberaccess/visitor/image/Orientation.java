package com.kyberaccess.visitor.image;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// How a camera was held: the EXIF tag 0x0112, 1 to 8.
final class Orientation {
    static final int UPRIGHT = 1;
    private static final int LAST = 8;

    private Orientation() {}

    /// Upright if nothing says otherwise.
    static int of(Upload upload, ImageFormat format) throws IOException {
        if (format != ImageFormat.JPEG) {
            return UPRIGHT;
        }
        try (var in = Files.newInputStream(upload.file())) {
            var metadata = JpegMetadataReader.readMetadata(in, List.of(new ExifReader()));
            var exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (exif == null || !exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                return UPRIGHT;
            }
            int orientation = exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
            return orientation < UPRIGHT || orientation > LAST ? UPRIGHT : orientation;
        } catch (JpegProcessingException | MetadataException | RuntimeException e) {
            // What the decoder could make a picture of is one, whatever its metadata are.
            return UPRIGHT;
        }
    }
}
