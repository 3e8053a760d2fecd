package com.kyberaccess.visitor.visit.count;

import java.util.Optional;

/// Words that certain texts don't reach over: where such a text is found, it is in a word of the kind. A visit whose
/// words of the kind all have bitmaps need not be read for it.
enum WordKind {
    /// What follows a line's only `@`, and it.
    HOST("@") {
        @Override
        boolean has(String text) {
            return text.startsWith("@") && text.lastIndexOf('@') == 0;
        }
    },
    /// Letters that follow each other, and no other letter is before or behind them.
    LETTERS("a") {
        @Override
        boolean has(String text) {
            return text.codePoints().allMatch(Character::isLetter);
        }
    };

    private final String code;

    WordKind(String code) {
        this.code = code;
    }

    /// Whether it can be a word of the kind, and is only found in such words.
    abstract boolean has(String text);

    /// What the visits have of which a word of the kind has no bitmap: it is rare in their segment, or too long.
    String rare() {
        return Terms.RARE + code;
    }

    static Optional<WordKind> of(String text) {
        for (var kind : values()) {
            if (kind.has(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
