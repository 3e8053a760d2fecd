package com.kyberaccess.emergency.document;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.font.PDFont;

/// Breaks text into lines: between words, and inside a word that is wider than a line.
final class Lines {
    private static final float UNITS = 1_000f;

    private final PDFont font;
    private final float size;

    Lines(PDFont font, float size) {
        this.font = font;
        this.size = size;
    }

    List<String> of(String text, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" +", -1)) {
            if (!line.isEmpty() && !fits(line + " " + word, width)) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (!fits(line.toString(), width)) {
                int fitting = fitting(line.toString(), width);
                lines.add(line.substring(0, fitting));
                line.delete(0, fitting);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private int fitting(String text, float width) throws IOException {
        int end = text.offsetByCodePoints(0, 1);
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            if (!fits(text.substring(0, next), width)) {
                break;
            }
            end = next;
        }
        return end;
    }

    private boolean fits(String text, float width) throws IOException {
        return text.codePointCount(0, text.length()) <= 1 || font.getStringWidth(text) / UNITS * size <= width;
    }
}
