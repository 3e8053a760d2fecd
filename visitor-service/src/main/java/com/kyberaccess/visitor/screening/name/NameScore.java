package com.kyberaccess.visitor.screening.name;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How likely two names are one person's, from 0 to 1: their words are paired, each with the one it is most
/// alike, in any order, neighbours also as one word. What is paired counts as it is alike; words that only one
/// name has cost little, words that contradict each other much.
public final class NameScore {
    private static final double PARTICLE = 0.1;
    private static final double MIDDLE = 0.5;
    private static final double ONLY_ONE_HAS_IT = 0.12;
    private static final double OTHER_GENERATION = 0.83;
    /// One word in common is a coincidence, whatever the word.
    private static final double ONE_WORD = 0.6;
    private static final int LONGEST_RUN = 3;

    private NameScore() {}

    /// Words of each name that stand for the same, `from` inclusive and `to` exclusive.
    private record Pairing(int from, int to, int otherFrom, int otherTo, double similarity) {
        boolean overlaps(Pairing other) {
            return (from < other.to && other.from < to) || (otherFrom < other.otherTo && other.otherFrom < otherTo);
        }

        int words() {
            return to - from + otherTo - otherFrom;
        }
    }

    public static double of(PersonName first, PersonName second) {
        var chosen = pairs(first, second);
        double paired = 0;
        double alike = 0;
        var left = weights(first);
        var right = weights(second);
        int pairedWords = 0;
        for (var pair : chosen) {
            double weight = take(left, pair.from, pair.to) + take(right, pair.otherFrom, pair.otherTo);
            paired += weight;
            alike += weight * pair.similarity;
            pairedWords += Math.min(pair.to - pair.from, pair.otherTo - pair.otherFrom) > 1 || weight > 1 ? 1 : 0;
        }
        double unpairedLeft = sum(left);
        double unpairedRight = sum(right);
        double contradicting = 2 * Math.min(unpairedLeft, unpairedRight);
        double missing = Math.abs(unpairedLeft - unpairedRight) * ONLY_ONE_HAS_IT;
        double whole = paired + contradicting + missing;
        double score = whole == 0 ? 0 : alike / whole;
        if (pairedWords < 2 && unpairedLeft + unpairedRight > 0) {
            score = Math.min(score, ONE_WORD);
        }
        boolean otherGeneration = first.generation() != null
                && second.generation() != null
                && !first.generation().equals(second.generation());
        return otherGeneration ? score * OTHER_GENERATION : score;
    }

    /// The most alike first; among equals those that explain more words.
    private static List<Pairing> pairs(PersonName first, PersonName second) {
        var possible = new ArrayList<Pairing>();
        for (int from = 0; from < first.words().size(); from++) {
            for (int to = from + 1;
                    to <= Math.min(from + LONGEST_RUN, first.words().size());
                    to++) {
                var word = first.joined(from, to);
                for (int otherFrom = 0; otherFrom < second.words().size(); otherFrom++) {
                    // A run is compared with single words: two runs are compared word by word.
                    int longest = to - from > 1 ? 1 : LONGEST_RUN;
                    for (int otherTo = otherFrom + 1;
                            otherTo
                                    <= Math.min(
                                            otherFrom + longest, second.words().size());
                            otherTo++) {
                        double similarity = WordSimilarity.of(word, second.joined(otherFrom, otherTo));
                        if (similarity >= WordSimilarity.ALIKE) {
                            possible.add(new Pairing(from, to, otherFrom, otherTo, similarity));
                        }
                    }
                }
            }
        }
        possible.sort(Comparator.comparingDouble(Pairing::similarity)
                .thenComparingInt(Pairing::words)
                .reversed());
        var chosen = new ArrayList<Pairing>();
        for (var pairing : possible) {
            if (chosen.stream().noneMatch(pairing::overlaps)) {
                chosen.add(pairing);
            }
        }
        return chosen;
    }

    /// The first and the last word count fully, those between half.
    private static double[] weights(PersonName name) {
        var weights = new double[name.words().size()];
        for (int i = 0; i < weights.length; i++) {
            boolean outer = i == 0 || i == weights.length - 1;
            weights[i] = name.isParticle(i) ? PARTICLE : outer ? 1 : MIDDLE;
        }
        return weights;
    }

    private static double take(double[] weights, int from, int to) {
        double taken = 0;
        for (int i = from; i < to; i++) {
            taken += weights[i];
            weights[i] = 0;
        }
        return taken;
    }

    private static double sum(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }
}
