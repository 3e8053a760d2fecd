package com.kyberaccess.bench.screening;

import com.kyberaccess.bench.harness.Checkout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Names as a country has them, made anew but the same in every run.
final class People {
    private static final Path LISTS = Path.of("visitor-service", "src", "main", "resources", "screening");
    private static final String[] SYLLABLES = {
        "ba", "ber", "chi", "dan", "el", "fal", "gor", "hen", "is", "jan", "kov", "lin", "mar", "nes", "or", "pet",
        "quin", "ros", "ski", "ton", "ul", "ver", "wes", "yor", "zam"
    };
    private static final int MIDDLE_NAMES = 3;

    private final List<String> given = lines("common-given-names.txt");
    private final List<String> family = lines("common-family-names.txt");
    private final Random random;
    private final boolean common;

    /// @param common whether family names are the 1,000 most common ones by Zipf's law, where the first has every
    ///     seventh person; else each is of two to four syllables
    People(long seed, boolean common) {
        this.random = new Random(seed);
        this.common = common;
        // The lists are in alphabetical order; which names are the common ones must not depend on the seed.
        Collections.shuffle(given, new Random(1));
        Collections.shuffle(family, new Random(2));
    }

    record Person(String firstName, String lastName) {}

    Person next() {
        var first = given.get(zipf(given.size()));
        var middle = random.nextInt(MIDDLE_NAMES) == 0 ? " " + given.get(zipf(given.size())) : "";
        return new Person(first + middle, common ? family.get(zipf(family.size())) : syllables());
    }

    private String syllables() {
        var name = new StringBuilder();
        for (int left = 2 + random.nextInt(3); left > 0; left--) {
            name.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
        }
        return name.toString();
    }

    /// A rank from 0, the n-th about 1/n as often as the first.
    private int zipf(int size) {
        return (int) Math.min(size - 1, Math.pow(size, random.nextDouble()) - 1);
    }

    private static List<String> lines(String file) {
        try {
            return new ArrayList<>(
                    Files.readAllLines(Checkout.root().resolve(LISTS).resolve(file)).stream()
                            .filter(line -> !line.startsWith("#"))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
