package com.kyberaccess.visitor.invitation;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;

/// QR codes (ISO/IEC 18004) as PNGs of 360 × 360 pixels.
final class QrCode {
    static final String CONTENT_TYPE = "image/png";
    private static final int SIDE = 360;
    private static final int WHITE = 0xFFFFFF;
    /// Modules of margin, as the standard wants it; M corrects 15 % of damage.
    private static final Map<EncodeHintType, Object> HINTS =
            Map.of(EncodeHintType.MARGIN, 4, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M);

    private QrCode() {}

    static byte[] png(String content) {
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(
                    image(new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, SIDE, SIDE, HINTS)), "png", out);
            return out.toByteArray();
        } catch (WriterException | IOException e) {
            throw new IllegalStateException("QR code not made", e);
        }
    }

    private static BufferedImage image(BitMatrix matrix) {
        var image = new BufferedImage(matrix.getWidth(), matrix.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                image.setRGB(x, y, matrix.get(x, y) ? 0 : WHITE);
            }
        }
        return image;
    }
}
