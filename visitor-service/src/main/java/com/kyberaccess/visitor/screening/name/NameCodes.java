package com.kyberaccess.visitor.screening.name;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.jspecify.annotations.Nullable;

/// Which listed names are worth comparing with a visitor's: those that share a code in each of two places.
/// Words that {@link WordSimilarity} finds alike have a code in common, but for a few pairs that the labelled
/// set counts:
///
/// - the sound, and the sound with one letter left out, or two in long words: two words within as many typing
///   errors have one of these in common (the symmetric deletion of SymSpell, on the first {@link #PREFIX}
///   letters);
/// - Double Metaphone of the sound; the consonants, for scripts without vowels; what a short form stands for;
///   initials.
///
/// Who was born on the same day is compared whatever the name.
///
/// Codes are hashes of 64 bits, salted with whose list it is, so that one index serves all and knows of no
/// common names but the tenant's own.
public final class NameCodes {
    private static final int PREFIX = 7;
    private static final int LONGEST_RUN = 3;
    private static final String SPELLING = "d:";
    private static final String BORN = "b:";
    private static final String ALL_CONSONANTS = "c:";
    private static final String ABJAD_CONSONANTS = "ca:";
    private static final DoubleMetaphone METAPHONE = new DoubleMetaphone();

    private final String salt;

    /// @param salt tells lists apart that are searched apart
    public NameCodes(String salt) {
        this.salt = salt;
    }

    /// Two places of a visitor's name. A listed name is a candidate if it has one of the codes of each.
    ///
    /// @param second the same as `first` where one place is enough
    public record Pair(long[] first, long[] second) {}

    /// The codes of a listed name, ascending, each once.
    ///
    /// @param birthDate of the listed person; who was born on the same day is compared whatever the name
    public long[] listed(PersonName name, @Nullable LocalDate birthDate) {
        var codes = new LinkedHashSet<String>();
        if (birthDate != null) {
            codes.add(BORN + birthDate);
        }
        var words = name.words();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            spelling(word, codes);
            phonetic(word.sound(), codes);
            meaning(word, codes);
            consonants(word, codes);
            codes.add("i:" + word.text().charAt(0));
            if (word.isInitial()) {
                codes.add("x:" + word.text());
            }
        }
        for (var run : runs(name)) {
            asOne(run.word, codes);
            consonants(run.word, codes);
        }
        if (words.size() == 1) {
            codes.add("1:" + prefix(words.getFirst().sound()));
        } else if (!words.isEmpty() && words.size() <= LONGEST_RUN) {
            codes.add("f:" + prefix(name.joined(0, words.size()).sound()));
        }
        return hashes(codes);
    }

    /// Where to look for a visitor.
    public List<Pair> wanted(PersonName name, @Nullable LocalDate birthDate) {
        var words = name.words();
        if (words.isEmpty()) {
            return List.of();
        }
        var places = new ArrayList<Run>();
        for (int i = 0; i < words.size(); i++) {
            if (!name.isParticle(i) || words.size() == 2) {
                places.add(new Run(i, i + 1, words.get(i)));
            }
        }
        places.addAll(runs(name));
        var hashed = places.stream().map(place -> hashes(wanted(place))).toList();
        var pairs = new ArrayList<Pair>();
        for (int i = 0; i < places.size(); i++) {
            for (int j = i + 1; j < places.size(); j++) {
                if (places.get(i).to <= places.get(j).from || places.get(j).to <= places.get(i).from) {
                    pairs.add(new Pair(hashed.get(i), hashed.get(j)));
                }
            }
        }
        var alone = new LinkedHashSet<String>();
        var whole = prefix(name.joined(0, words.size()).sound());
        alone.add("1:" + whole);
        if (words.size() == 1) {
            alone.add("f:" + whole);
        }
        if (birthDate != null) {
            alone.add(BORN + birthDate);
        }
        var enough = hashes(alone);
        pairs.add(new Pair(enough, enough));
        return pairs;
    }

    private static Set<String> wanted(Run place) {
        var codes = new LinkedHashSet<String>();
        var word = place.word;
        if (word.isInitial()) {
            codes.add("i:" + word.text());
            return codes;
        }
        if (place.to - place.from == 1) {
            spelling(word, codes);
            phonetic(word.sound(), codes);
            meaning(word, codes);
            codes.add("x:" + word.text().charAt(0));
        } else {
            asOne(word, codes);
        }
        codes.add((word.abjad() ? ALL_CONSONANTS : ABJAD_CONSONANTS) + word.skeleton());
        return codes;
    }

    /// Words of a name as one; a single word is no run.
    private record Run(int from, int to, Word word) {}

    private static List<Run> runs(PersonName name) {
        var runs = new ArrayList<Run>();
        for (int from = 0; from < name.words().size(); from++) {
            for (int to = from + 2;
                    to <= Math.min(from + LONGEST_RUN, name.words().size());
                    to++) {
                runs.add(new Run(from, to, name.joined(from, to)));
            }
        }
        return runs;
    }

    private static void asOne(Word word, Set<String> codes) {
        codes.add(SPELLING + prefix(word.sound()));
        phonetic(word.sound(), codes);
        meaning(word, codes);
    }

    /// Words with vowels are found by one without, and the other way round.
    private static void consonants(Word word, Set<String> codes) {
        codes.add(ALL_CONSONANTS + word.skeleton());
        if (word.abjad()) {
            codes.add(ABJAD_CONSONANTS + word.skeleton());
        }
    }

    private static void meaning(Word word, Set<String> codes) {
        KnownNames.formsOf(word.text()).forEach(form -> codes.add("n:" + form));
    }

    /// The first letter stays: it is seldom the wrong one, and without it far more names would have codes in
    /// common.
    private static void spelling(Word word, Set<String> codes) {
        var sound = word.sound();
        var prefix = prefix(sound);
        codes.add(SPELLING + prefix);
        for (int i = 1; sound.length() >= WordSimilarity.ONE_EDIT && i < prefix.length(); i++) {
            var once = without(prefix, i);
            codes.add(SPELLING + once);
            for (int j = i; sound.length() >= WordSimilarity.TWO_EDITS && j < once.length(); j++) {
                codes.add(SPELLING + without(once, j));
            }
        }
    }

    private static void phonetic(String sound, Set<String> codes) {
        var key = METAPHONE.doubleMetaphone(sound);
        if (key.length() >= WordSimilarity.SHORTEST_PHONETIC) {
            codes.add("m:" + key);
        }
    }

    private static String prefix(String sound) {
        return sound.substring(0, Math.min(PREFIX, sound.length()));
    }

    private static String without(String text, int index) {
        return text.substring(0, index) + text.substring(index + 1);
    }

    private long[] hashes(Set<String> codes) {
        return codes.stream()
                .mapToLong(code -> MurmurHash3.hash128x64((salt + code).getBytes(UTF_8))[0])
                .distinct()
                .sorted()
                .toArray();
    }
}
