package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.visitor.visit.VisitFilter.Order;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// The terms that a visit is found by. Those of times sort like the times.
final class Terms {
    /// Every slot whose visit is as it was indexed.
    static final String LIVE = "x";

    static final String ARCHIVED = "a";
    static final String WORD = "w:";
    static final int GRAM = 3;
    /// Between name, address and company. Searches don't reach over it: their terms have no control characters.
    static final char LINE_END = '\n';
    static final long SECONDS_OF_HOUR = 3_600;
    /// Days since 1970 that no visit is outside of.
    static final long FIRST_DAY = -100L * 366;

    static final long LAST_DAY = 9_000L * 366;
    static final long SECONDS_OF_DAY = 86_400;

    private static final String GRAM_OF = "g:";
    private static final String DAY = "d:";
    private static final String HOUR = "o:";
    /// Keeps the terms of times before 1970 in order.
    private static final long EPOCH = 1_000_000_000;

    private static final int SHORTEST_WORD = GRAM + 1;
    private static final int LONGEST_WORD = 60;

    /// That of PostgreSQL: by code points. A text's own order is another where a letter has two characters.
    static final Comparator<String> ORDER =
            Comparator.comparing(term -> term.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private Terms() {}

    static String status(String status) {
        return "s:" + status;
    }

    static String location(UUID location) {
        return "l:" + location;
    }

    static String host(UUID host) {
        return "h:" + host;
    }

    static String purpose(String inLowerCase) {
        return "p:" + inLowerCase;
    }

    static String day(long number) {
        return time(DAY, number);
    }

    static String hour(long number) {
        return time(HOUR, number);
    }

    /// What the visits have in whose rank in an order the bit is set.
    ///
    /// The bits of marks are called 0 to 11, those of cuts below them 12 to 30: marks were there before.
    ///
    /// @param bit from 0, the lowest, to {@link Ranks#BITS} - 1
    static String rank(Order order, int bit) {
        int number = bit >= Cuts.BITS ? bit - Cuts.BITS : Ranks.BITS - 1 - bit;
        return (order == Order.NAME ? "n:" : "c:") + number;
    }

    private static void ranks(Order order, int rank, Consumer<String> term) {
        for (int bit = 0; bit < Ranks.BITS; bit++) {
            if ((rank >> bit & 1) == 1) {
                term.accept(rank(order, bit));
            }
        }
    }

    private static String time(String kind, long number) {
        return kind + String.format(Locale.ROOT, "%010d", EPOCH + number);
    }

    /// The number of the UTC day or hour that a {@link #day} or {@link #hour} term names.
    static long numberOf(String term) {
        return Long.parseLong(term.substring(DAY.length())) - EPOCH;
    }

    static String gram(String letters) {
        return GRAM_OF + letters;
    }

    static boolean isWord(String term) {
        return term.startsWith(WORD);
    }

    static String word(String word) {
        return WORD + word;
    }

    /// The longest grams that every text with `search` in it has, at most `limit`; `search` is folded and not empty.
    static Set<String> gramsOf(String search, int limit) {
        long size = Math.min(GRAM, search.codePoints().count());
        var grams = new LinkedHashSet<String>();
        Gram.of(search, gram -> {
            if (gram.size() == size && grams.size() < limit) {
                grams.add(gram.term());
            }
        });
        return grams;
    }

    /// Every term of a visit but its words and grams.
    static void of(Document visit, Consumer<String> term) {
        var content = visit.content();
        term.accept(LIVE);
        term.accept(status(content.status()));
        term.accept(location(content.location()));
        term.accept(host(content.host()));
        if (content.purpose() != null) {
            term.accept(purpose(content.purpose()));
        }
        if (content.archived()) {
            term.accept(ARCHIVED);
        }
        long seconds = content.effectiveAt().getEpochSecond();
        term.accept(day(Math.floorDiv(seconds, SECONDS_OF_DAY)));
        term.accept(hour(Math.floorDiv(seconds, SECONDS_OF_HOUR)));
        ranks(Order.NAME, visit.rankByName(), term);
        ranks(Order.COMPANY, visit.rankByCompany(), term);
    }

    /// What may be common to many visits: lines as they are, an address' host name and its last part, and words.
    static Set<String> wordsOf(String searchText) {
        var words = new LinkedHashSet<String>();
        for (var line : lines(searchText)) {
            words.add(line);
            int at = line.lastIndexOf('@');
            if (at >= 0) {
                words.add(line.substring(at));
                words.add(line.substring(Math.max(at, line.lastIndexOf('.'))));
            }
            split(line, words);
        }
        words.removeIf(word -> word.length() < SHORTEST_WORD || word.length() > LONGEST_WORD);
        return words;
    }

    /// Letters that follow each other, and digits. By hand: with a regular expression it took a sixth of a flush.
    private static void split(String line, Set<String> words) {
        int begin = 0;
        var of = Part.BORDER;
        for (int i = 0; i < line.length(); ) {
            int character = line.codePointAt(i);
            var part = Part.of(character);
            if (part != of) {
                if (of != Part.BORDER) {
                    words.add(line.substring(begin, i));
                }
                begin = i;
                of = part;
            }
            i += Character.charCount(character);
        }
        if (of != Part.BORDER) {
            words.add(line.substring(begin));
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

    private static String[] lines(String searchText) {
        return searchText.split(String.valueOf(LINE_END), -1);
    }
}
