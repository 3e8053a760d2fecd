package com.kyberaccess.visitor.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Turns, scales and writes pictures. What is transparent becomes white.
final class Pixels {
    private static final float QUALITY = 0.85f;

    private Pixels() {}

    /// @param orientation as in EXIF, 1 to 8: where row 0 and column 0 of the stored picture are
    static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean onItsSide = orientation >= 5;
        var turned = canvas(onItsSide ? height : width, onItsSide ? width : height);
        var graphics = graphics(turned);
        graphics.drawImage(image, transform(orientation, width, height), null);
        graphics.dispose();
        return turned;
    }

    private static AffineTransform transform(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    /// Scaled down until the longest side is at most `bound`. By halves, each of which averages four pixels.
    static BufferedImage within(BufferedImage image, int bound) {
        var scaled = image;
        while (longest(scaled) > bound) {
            double factor = Math.max(0.5, (double) bound / longest(scaled));
            scaled = resized(scaled, Math.max(1, (int) Math.round(scaled.getWidth() * factor)), Math.max(1, (int)
                    Math.round(scaled.getHeight() * factor)));
        }
        return scaled.getType() == BufferedImage.TYPE_INT_RGB
                ? scaled
                : resized(scaled, scaled.getWidth(), scaled.getHeight());
    }

    private static int longest(BufferedImage image) {
        return Math.max(image.getWidth(), image.getHeight());
    }

    private static BufferedImage resized(BufferedImage image, int width, int height) {
        var resized = canvas(width, height);
        var graphics = graphics(resized);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return resized;
    }

    private static BufferedImage canvas(int width, int height) {
        return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    private static Graphics2D graphics(BufferedImage canvas) {
        var graphics = canvas.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        return graphics;
    }

    static byte[] jpeg(BufferedImage image) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(output);
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
