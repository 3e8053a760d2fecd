package com.kyberaccess.visitor.screening.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What is known of names: which given names are forms of one, and which names are so common that one is hardly a
/// typing error for another. Sources: screening/README.md beside the lists.
final class KnownNames {
    private static final String FOLDER = "/screening/";
    private static final Map<String, Set<String>> FORMAL = formal();
    private static final Set<String> COMMON_GIVEN = Set.copyOf(lines("common-given-names.txt"));
    private static final Set<String> COMMON_FAMILY = Set.copyOf(lines("common-family-names.txt"));

    private KnownNames() {}

    /// Whether one is a short form of the other, or both are of one name: `bill` and `william`, `bill` and `will`.
    static boolean areOneGivenName(String first, String second) {
        return !Collections.disjoint(formsOf(first), formsOf(second));
    }

    /// Two common names that are not forms of one: `Mario` is not `Maria` misspelt, nor `Baker` `Barker`.
    ///
    /// @param phonetic whether they sound alike, as spellings of one family name do: `Gonzales`, `Gonzalez`
    static boolean areTwo(String first, String second, boolean phonetic) {
        return (COMMON_GIVEN.contains(first) && COMMON_GIVEN.contains(second))
                || (!phonetic && COMMON_FAMILY.contains(first) && COMMON_FAMILY.contains(second));
    }

    /// The full names that `name` may stand for; empty if nothing is known of it.
    static Set<String> formsOf(String name) {
        return FORMAL.getOrDefault(name, Set.of());
    }

    private static Map<String, Set<String>> formal() {
        var formal = new HashMap<String, Set<String>>();
        for (var file : List.of("nicknames.csv", "spellings.csv")) {
            for (var line : lines(file)) {
                var names = line.split(",", -1);
                for (var name : names) {
                    formal.computeIfAbsent(name, any -> new HashSet<>()).add(names[0]);
                }
            }
        }
        return formal;
    }

    private static List<String> lines(String file) {
        try (var in = KnownNames.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
