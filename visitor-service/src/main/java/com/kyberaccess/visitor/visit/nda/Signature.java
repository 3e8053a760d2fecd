package com.kyberaccess.visitor.visit.nda;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.visitor.image.ImageFormat;
import com.kyberaccess.visitor.image.Images;
import com.kyberaccess.visitor.image.Upload;
import java.io.ByteArrayInputStream;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// By what somebody signs.
///
/// @param typed a name
/// @param drawn a JPEG
record Signature(@Nullable String typed, byte @Nullable [] drawn) {
    private static final String FIELD = "signature";
    private static final String DATA_URL = "data:";
    private static final String PNG = "data:image/png;base64,";
    private static final int MAX_BYTES = 256 * 1024;
    private static final int MAX_NAME = 200;
    private static final int PIXELS = 1_000;

    /// @throws ApiException 422 if it is neither
    static Signature of(String text, Images images) {
        if (!text.startsWith(DATA_URL)) {
            return new Signature(name(text), null);
        }
        if (!text.startsWith(PNG)) {
            throw ApiException.invalidField(FIELD, "Must be a name, or a drawing as " + PNG + "…");
        }
        try (var upload = Upload.of(new ByteArrayInputStream(bytes(text.substring(PNG.length()))), MAX_BYTES)) {
            return new Signature(
                    null, images.jpegs(FIELD, upload, ImageFormat.PNG, PIXELS).getFirst());
        }
    }

    private static String name(String text) {
        if (text.codePointCount(0, text.length()) > MAX_NAME) {
            throw ApiException.invalidField(FIELD, "Must be at most " + MAX_NAME + " characters");
        }
        if (text.codePoints().anyMatch(character -> Character.getType(character) == Character.CONTROL)) {
            throw ApiException.invalidField(FIELD, "Must not contain control characters");
        }
        return text;
    }

    private static byte[] bytes(String base64) {
        if (base64.length() > (MAX_BYTES / 3 + 1) * 4) {
            throw ApiException.invalidField(FIELD, "Must be at most " + MAX_BYTES / 1024 + " KB");
        }
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalidField(FIELD, "Is not Base64");
        }
    }
}
