package com.kyberaccess.visitor.testsupport;

import static io.restassured.RestAssured.given;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.restassured.response.Response;
import java.net.URI;
import java.util.Map;

/// What a scanner makes of QR codes.
public final class QrCodes {
    private QrCodes() {}

    /// What the gateway would hand on of a signed URL.
    public static Response open(String url) {
        var uri = URI.create(url);
        return given().urlEncodingEnabled(false).get(uri.getRawPath() + "?" + uri.getRawQuery());
    }

    /// What the code at a `qr_code_url` says.
    public static String at(String url) {
        return in(open(url).asByteArray());
    }

    /// What a code says.
    public static String in(byte[] png) {
        var image = Pictures.read(png);
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            // As drawn, not photographed: the search for a code in a photograph misses one in some hundreds that is
            // perfect.
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                    .getText();
        } catch (ReaderException e) {
            throw new AssertionError("no QR code", e);
        }
    }
}
