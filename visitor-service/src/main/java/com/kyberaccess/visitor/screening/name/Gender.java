package com.kyberaccess.visitor.screening.name;

import java.util.List;

/// Given names of a man and a woman that differ in their ending only: `Daniel` and `Daniela`, `Paolo` and
/// `Paola`. Family names that do so are of one family: `Ivanov` and `Ivanova`.
final class Gender {
    private static final List<String> FAMILY = List.of("ov", "ev", "in", "sk", "ou");
    private static final int SHORTEST_STEM = 3;

    private Gender() {}

    static boolean differs(String first, String second) {
        var shorter = first.length() <= second.length() ? first : second;
        var longer = first.length() <= second.length() ? second : first;
        if (shorter.length() == longer.length()) {
            int last = shorter.length() - 1;
            return last >= SHORTEST_STEM
                    && shorter.regionMatches(0, longer, 0, last)
                    && isOa(shorter.charAt(last), longer.charAt(last));
        }
        return shorter.length() >= SHORTEST_STEM
                && longer.equals(shorter + "a")
                && FAMILY.stream().noneMatch(shorter::endsWith);
    }

    private static boolean isOa(char first, char second) {
        return (first == 'o' && second == 'a') || (first == 'a' && second == 'o');
    }
}
