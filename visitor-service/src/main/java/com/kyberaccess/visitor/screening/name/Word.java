package com.kyberaccess.visitor.screening.name;

/// A word of a name.
///
/// @param text of `a` to `z` and digits, not empty
/// @param sound as {@link Sound} makes it
/// @param abjad whether it was written without vowels
record Word(String text, String sound, boolean abjad) {
    private static final String ARTICLE = "al";
    private static final int SHORTEST_WITH_ARTICLE = 5;

    static Word of(String text, boolean abjad) {
        // Arabic writes the article and its noun in one word, Latin usually in two.
        var bare = abjad && text.length() >= SHORTEST_WITH_ARTICLE && text.startsWith(ARTICLE)
                ? text.substring(ARTICLE.length())
                : text;
        return new Word(bare, Sound.of(bare), abjad);
    }

    boolean isInitial() {
        return text.length() == 1;
    }

    String skeleton() {
        return Sound.skeleton(text);
    }

    /// This word and the next as one.
    Word and(Word next) {
        return of(text + next.text, abjad || next.abjad);
    }
}
