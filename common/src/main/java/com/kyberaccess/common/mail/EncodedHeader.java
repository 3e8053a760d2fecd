package com.kyberaccess.common.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;

/// Header text as encoded words of RFC 2047 (§4.1). The mail client's own encoder loses characters beyond the basic
/// plane, such as emoji.
final class EncodedHeader {
    /// Bytes a word: 45 become 60 of Base64, and a word may have 75 characters.
    private static final int WORD = 45;

    private EncodedHeader() {}

    /// `text` itself if it is plain ASCII.
    static String of(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        int bytes = 0;
        for (int character : text.codePoints().toArray()) {
            var next = Character.toString(character);
            int size = next.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > WORD) {
                words.add(encoded(word));
                word.setLength(0);
                bytes = 0;
            }
            word.append(next);
            bytes += size;
        }
        words.add(encoded(word));
        return String.join(" ", words);
    }

    private static String encoded(CharSequence word) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(word.toString().getBytes(StandardCharsets.UTF_8))
                + "?=";
    }
}
