package com.kyberaccess.visitor.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/// What is taken.
public enum ImageFormat {
    JPEG("image/jpeg", 0xFF, 0xD8, 0xFF),
    PNG("image/png", 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n');

    /// Bytes that tell the format.
    static final int HEAD = 8;

    private final String contentType;
    private final int[] magic;

    ImageFormat(String contentType, int... magic) {
        this.contentType = contentType;
        this.magic = magic;
    }

    /// @param header a `Content-Type`; parameters are ignored
    public static Optional<ImageFormat> declared(String header) {
        int end = header.indexOf(';');
        var type = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> format.contentType.equals(type))
                .findFirst();
    }

    /// Whether a file that begins so is of this format.
    boolean begins(byte[] head) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    ImageReader reader() {
        return ImageIO.getImageReadersByFormatName(name()).next();
    }
}
