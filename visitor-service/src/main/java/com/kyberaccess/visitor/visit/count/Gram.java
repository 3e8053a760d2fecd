package com.kyberaccess.visitor.visit.count;

import java.util.function.Consumer;

/// One to {@link Terms#GRAM} letters (code points) that follow each other in a line. A visit has two hundred: as
/// numbers they are looked up in a fraction of the time that texts take.
///
/// @param letters 21 bits each, the last one lowest; no letter is 0, which PostgreSQL does not store
record Gram(long letters) {
    private static final int BITS = 21;
    private static final long LETTER = (1L << BITS) - 1;
    private static final long TWO_LETTERS = (1L << 2 * BITS) - 1;
    /// 2^64 by the golden ratio: letters differ in few of their bits, hashes should in all.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /// All of a text, in its order, some more than once.
    static void of(String text, Consumer<Gram> gram) {
        long before = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int letter = text.codePointAt(i);
            if (letter == Terms.LINE_END) {
                before = 0;
                continue;
            }
            gram.accept(new Gram(letter));
            if (before != 0) {
                gram.accept(new Gram((before & LETTER) << BITS | letter));
            }
            if (before > LETTER) {
                gram.accept(new Gram(before << BITS | letter));
            }
            before = (before << BITS | letter) & TWO_LETTERS;
        }
    }

    /// How many letters it has.
    int size() {
        return Math.ceilDiv(Long.SIZE - Long.numberOfLeadingZeros(letters), BITS);
    }

    String term() {
        var text = new StringBuilder(Terms.GRAM);
        for (int i = size() - 1; i >= 0; i--) {
            text.appendCodePoint((int) (letters >> i * BITS & LETTER));
        }
        return Terms.gram(text.toString());
    }

    @Override
    public int hashCode() {
        return (int) (letters * SPREAD >>> Integer.SIZE);
    }
}
