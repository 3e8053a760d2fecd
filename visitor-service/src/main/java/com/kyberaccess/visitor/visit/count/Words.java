package com.kyberaccess.visitor.visit.count;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;

/// What may be common to many visits: lines as they are, an address' host name and its last part, and letters or digits
/// that follow each other.
///
/// @param listed of 4 to 60 characters
/// @param unlisted kinds of which there is a longer one too, or one that can't be told from others
record Words(Set<String> listed, Set<WordKind> unlisted) {
    private static final int SHORTEST = Terms.GRAM + 1;
    private static final int LONGEST = 60;

    /// @param searchText of a visit, see {@link Content}
    static Words of(String searchText) {
        var words = new Words(new LinkedHashSet<>(), EnumSet.noneOf(WordKind.class));
        for (var line : searchText.split(String.valueOf(Terms.LINE_END), -1)) {
            words.add(line);
            int at = line.lastIndexOf('@');
            if (at >= 0) {
                words.add(line.substring(at));
                words.add(line.substring(Math.max(at, line.lastIndexOf('.'))));
            }
            if (line.indexOf('@') < at) {
                words.unlisted.add(WordKind.HOST);
            }
            words.split(line);
        }
        return words;
    }

    private void add(String word) {
        if (word.length() > LONGEST) {
            WordKind.of(word).ifPresent(unlisted::add);
        } else if (word.length() >= SHORTEST) {
            listed.add(word);
        }
    }

    /// By hand: with a regular expression it took a sixth of a flush.
    private void split(String line) {
        int begin = 0;
        var of = Part.BORDER;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            var part = Part.of(character);
            if (part != of) {
                if (of != Part.BORDER) {
                    add(line.substring(begin, i));
                }
                begin = i;
                of = part;
            }
            i += Character.charCount(character);
        }
        if (of != Part.BORDER) {
            add(line.substring(begin));
        }
    }

    private enum Part {
        LETTER,
        NUMBER,
        BORDER;

        static Part of(int character) {
            if (Character.isLetter(character)) {
                return LETTER;
            }
            return switch (Character.getType(character)) {
                case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> NUMBER;
                default -> BORDER;
            };
        }
    }
}
