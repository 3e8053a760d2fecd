package com.kyberaccess.visitor.screening.name;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Labelled pairs of names.
final class LabelledNames {
    /// On which the values of the scores were chosen.
    static final List<Labelled> ALL = read("names.csv");
    /// Of which nothing was chosen: how good the scores are on names that nobody had thought of.
    static final List<Labelled> HELD_OUT = read("held-out.csv");

    private LabelledNames() {}

    /// @param visitor as given at the desk
    /// @param listed as a list has it
    /// @param same whether they may be one person
    /// @param kind what makes the pair hard
    record Labelled(String visitor, String listed, boolean same, String kind) {
        double score() {
            return NameScore.of(visitorName(), listedName());
        }

        PersonName visitorName() {
            return PersonName.of(visitor);
        }

        /// As it is stored.
        PersonName listedName() {
            return PersonName.parse(PersonName.of(listed).text());
        }
    }

    private static List<Labelled> read(String file) {
        try (var in = LabelledNames.class.getResourceAsStream("/screening/" + file)) {
            return new BufferedReader(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(";", -1))
                    .map(cells -> new Labelled(cells[0], cells[1], cells[2].equals("yes"), cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
