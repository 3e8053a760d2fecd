package com.kyberaccess.visitor.testsupport;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;

/// Images to send: the left half red, the right half blue.
public final class Pictures {
    /// Stands in the metadata of {@link #photographed}.
    public static final String SECRET = "47.3769N 8.5417E";

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    private Pictures() {}

    public static byte[] jpeg(int width, int height) {
        return encoded(width, height, "jpeg");
    }

    public static byte[] png(int width, int height) {
        return encoded(width, height, "png");
    }

    /// A JPEG as a camera makes it: with EXIF that says where, and how it was held.
    public static byte[] photographed(int width, int height, int orientation) {
        var text = (SECRET + "\0").getBytes(StandardCharsets.US_ASCII);
        var exif = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + text.length).order(ByteOrder.LITTLE_ENDIAN);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        exif.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        exif.putShort((short) 2);
        exif.putShort((short) 0x010E).putShort((short) 2).putInt(text.length).putInt(38);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putInt(orientation);
        exif.putInt(0).put(text);
        var plain = jpeg(width, height);
        var out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(plain, 2));
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1});
        int length = exif.capacity() + 2;
        out.writeBytes(new byte[] {(byte) (length >> 8), (byte) length});
        out.writeBytes(exif.array());
        out.writeBytes(Arrays.copyOfRange(plain, 2, plain.length));
        return out.toByteArray();
    }

    /// A few bytes that are, as they say, a PNG of this size.
    public static byte[] pngThatSays(int width, int height) {
        return joined(PNG, header(width, height, 2));
    }

    /// A black PNG of a few kilobytes that a program without care makes gigabytes of.
    ///
    /// @param textBytes how long a text in its metadata is once it is unpacked; at least 1
    public static byte[] packed(int width, int height, long textBytes) {
        var text = joined("Comment\0\0".getBytes(StandardCharsets.US_ASCII), deflated(textBytes));
        // Grey: a byte a pixel, and one a row that names its filter.
        var pixels = deflated((width + 1L) * height);
        return joined(
                PNG, header(width, height, 0), chunk("zTXt", text), chunk("IDAT", pixels), chunk("IEND", new byte[0]));
    }

    private static byte[] header(int width, int height, int colorType) {
        var header = ByteBuffer.allocate(13).putInt(width).putInt(height);
        header.put(new byte[] {8, (byte) colorType, 0, 0, 0});
        return chunk("IHDR", header.array());
    }

    private static byte[] chunk(String type, byte[] data) {
        var chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length);
        chunk.put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        var sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) sum.getValue()).array();
    }

    private static byte[] deflated(long zeros) {
        var out = new ByteArrayOutputStream();
        try (var packing = new DeflaterOutputStream(out)) {
            var block = new byte[64 * 1024];
            for (long left = zeros; left > 0; left -= block.length) {
                packing.write(block, 0, (int) Math.min(left, block.length));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    public static BufferedImage read(byte[] image) {
        try {
            return ImageIO.read(new ByteArrayInputStream(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Whether the pixel is more red than blue.
    public static boolean isRed(BufferedImage image, int x, int y) {
        var color = new Color(image.getRGB(x, y));
        return color.getRed() > color.getBlue();
    }

    private static byte[] encoded(int width, int height, String format) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width - width / 2, height);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
