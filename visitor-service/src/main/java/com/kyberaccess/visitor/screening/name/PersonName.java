package com.kyberaccess.visitor.screening.name;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A name as it is compared: its words in the Latin alphabet, without titles.
///
/// @param words in the order written, at most {@link #MAX_WORDS}; empty if the text has no letters
/// @param generation `jr`, `sr`, `ii` … behind the name; null without one
public record PersonName(List<Word> words, @Nullable String generation) {
    /// Counted when the way in which names are stored, or their {@link NameCodes}, change: stored ones are made
    /// anew.
    public static final int FORM = 1;
    /// Of longer names the first words count, and the last.
    static final int MAX_WORDS = 8;

    private static final Pattern APOSTROPHE = Pattern.compile("['’‘ʼʻ`´]");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern SPACE = Pattern.compile(" +");
    private static final String ABJAD_MARK = "~";
    private static final String GENERATION_MARK = "#";
    private static final Set<String> GENERATIONS = Set.of("jr", "junior", "sr", "senior", "ii", "iii", "iv");
    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "herr", "frau", "sir");
    /// Between a given and a family name these say little: they are left out, joined to what follows, or
    /// abbreviated.
    private static final Set<String> PARTICLES = Set.of(
            "de", "da", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "las", "los", "van", "der", "den",
            "von", "zu", "ter", "ten", "bin", "bint", "ibn", "ben", "al", "el", "ul", "abu", "y", "e", "af", "av",
            "st");

    public PersonName {
        words = List.copyOf(words);
    }

    /// @param name in any script, in any order
    public static PersonName of(String name) {
        var words = new ArrayList<Word>();
        for (var written : BETWEEN.split(APOSTROPHE.matcher(name).replaceAll(""))) {
            if (written.length() < name.strip().length() || !Romanisation.isKoreanName(written)) {
                add(words, written);
            } else {
                int family = written.offsetByCodePoints(0, 1);
                add(words, written.substring(0, family));
                add(words, written.substring(family));
            }
        }
        return of(words);
    }

    private static void add(List<Word> words, String written) {
        boolean abjad = Romanisation.isAbjad(written);
        for (var word : SPACE.split(Romanisation.of(written))) {
            if (!word.isEmpty()) {
                words.add(Word.of(word, abjad));
            }
        }
    }

    private static PersonName of(List<Word> written) {
        var words = new ArrayList<>(written);
        while (words.size() > 2 && TITLES.contains(words.getFirst().text())) {
            words.removeFirst();
        }
        String generation = null;
        if (words.size() > 2 && GENERATIONS.contains(words.getLast().text())) {
            generation = switch (words.removeLast().text()) {
                case "junior" -> "jr";
                case "senior" -> "sr";
                case String other -> other;
            };
        }
        // People with one name put it into both fields of a form.
        if (words.size() == 2 && words.getFirst().equals(words.getLast())) {
            words.removeLast();
        }
        if (words.size() > MAX_WORDS) {
            words.subList(MAX_WORDS - 1, words.size() - 1).clear();
        }
        return new PersonName(words, generation);
    }

    /// As it is stored; {@link #parse} reads it.
    public String text() {
        var out = new StringBuilder();
        for (var word : words) {
            out.append(out.isEmpty() ? "" : " ")
                    .append(word.abjad() ? ABJAD_MARK : "")
                    .append(word.text());
        }
        return generation == null ? out.toString() : out + " " + GENERATION_MARK + generation;
    }

    public static PersonName parse(String text) {
        var words = new ArrayList<Word>();
        String generation = null;
        for (var part : Arrays.asList(SPACE.split(text))) {
            if (part.startsWith(GENERATION_MARK)) {
                generation = part.substring(1);
            } else if (part.startsWith(ABJAD_MARK)) {
                var bare = part.substring(1);
                words.add(new Word(bare, Sound.of(bare), true));
            } else if (!part.isEmpty()) {
                words.add(Word.of(part, false));
            }
        }
        return new PersonName(words, generation);
    }

    /// Whether the word at `index` is a particle: such words are only so between others.
    boolean isParticle(int index) {
        return index > 0
                && index < words.size() - 1
                && PARTICLES.contains(words.get(index).text());
    }

    /// Words of a name written as one: `from` inclusive, `to` exclusive.
    Word joined(int from, int to) {
        return words.subList(from, to).stream().reduce(Word::and).orElseThrow();
    }
}
