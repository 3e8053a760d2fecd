package com.kyberaccess.visitor.visit.count;

import com.kyberaccess.visitor.visit.VisitFilter.Order;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// The terms that a visit is found by; those of its time are {@link Period}'s.
final class Terms {
    /// Every slot whose visit is as it was indexed.
    static final String LIVE = "x";

    static final String ARCHIVED = "a";
    static final String WORD = "w:";
    /// Behind all of them.
    static final String WORDS_END = "w;";
    /// Before {@link #WORD}: a merge has read what becomes rare before it lets go of the words.
    static final String RARE = "r:";
    static final int GRAM = 3;
    /// Between name, address and company. Searches don't reach over it: their terms have no control characters.
    static final char LINE_END = '\n';
    /// Days since 1970 that no visit is outside of.
    static final long FIRST_DAY = -100L * 366;

    static final long LAST_DAY = 9_000L * 366;
    private static final String GRAM_OF = "g:";

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

    static String gram(String letters) {
        return GRAM_OF + letters;
    }

    static boolean isWord(String term) {
        return term.startsWith(WORD);
    }

    static boolean isRare(String term) {
        return term.startsWith(RARE);
    }

    /// Whether a segment's bitmap becomes another: slots die, and a merge that is begun again may find other words
    /// rare.
    static boolean isRewritten(String term) {
        return isRare(term) || term.equals(LIVE);
    }

    static String word(String word) {
        return WORD + word;
    }

    /// Of what kind the word of a {@link #word} term is.
    static Optional<WordKind> kindOf(String word) {
        return WordKind.of(word.substring(WORD.length()));
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
        for (var period : Period.values()) {
            if (period.isOfEveryVisit()) {
                term.accept(period.term(period.numberOf(content.effectiveAt())));
            }
        }
        ranks(Order.NAME, visit.rankByName(), term);
        ranks(Order.COMPANY, visit.rankByCompany(), term);
    }
}
