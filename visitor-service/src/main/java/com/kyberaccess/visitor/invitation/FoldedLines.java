package com.kyberaccess.visitor.invitation;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Lines of at most 75 octets, continued behind a space (RFC 5545 §3.1). No character is broken.
final class FoldedLines {
    private static final int OCTETS = 75;
    private static final Pattern LINE_END = Pattern.compile("\r\n");
    private static final String CONTINUED = "\r\n ";

    private FoldedLines() {}

    /// @param text of unfolded lines, each ended by CRLF
    static String of(String text) {
        var folded = new StringBuilder();
        LINE_END.splitAsStream(text).forEach(line -> {
            fold(line, folded);
            folded.append("\r\n");
        });
        return folded.toString();
    }

    private static void fold(String line, StringBuilder folded) {
        int octets = 0;
        for (int character : line.codePoints().toArray()) {
            var next = Character.toString(character);
            int size = next.getBytes(StandardCharsets.UTF_8).length;
            if (octets + size > OCTETS) {
                folded.append(CONTINUED);
                octets = 1;
            }
            folded.append(next);
            octets += size;
        }
    }
}
