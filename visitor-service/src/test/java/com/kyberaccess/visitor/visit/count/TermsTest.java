package com.kyberaccess.visitor.visit.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TermsTest {
    @Test
    void wordsAreLinesHostNamesAndLettersOrDigitsThatFollowEachOther() {
        assertThat(Terms.wordsOf("anna-lena o'hara\nanna.ohara1234@mail.globex.example\n4711 globex2000 corp"))
                .containsExactlyInAnyOrder(
                        "anna-lena o'hara",
                        "anna",
                        "lena",
                        "hara",
                        "anna.ohara1234@mail.globex.example",
                        "ohara",
                        "1234",
                        "@mail.globex.example",
                        ".example",
                        "mail",
                        "globex",
                        "example",
                        "4711 globex2000 corp",
                        "4711",
                        "2000",
                        "corp");
    }

    @Test
    void lettersAreThoseOfAnyScriptAndMarksAreBorders() {
        // Devanagari's vowel signs are marks; the last word's letters are two chars each.
        assertThat(Terms.wordsOf("владимир 田中太郎商 नमस्ते\n١٢٣٤\n𐐷𐐨𐐬𐐻"))
                .containsExactlyInAnyOrder("владимир 田中太郎商 नमस्ते", "владимир", "田中太郎商", "١٢٣٤", "𐐷𐐨𐐬𐐻");
    }

    @Test
    void whatIsTooShortOrTooLongIsNoWord() {
        assertThat(Terms.wordsOf("bo li\n\n" + "x".repeat(61))).containsExactly("bo li");
    }

    @Test
    void termsAreSortedByCodePointsAsTheDatabaseSortsThem() {
        // The last letter has two characters, both of which are less than the one before it.
        assertThat(Stream.of("g:𠮷", "g:\uFFFD", "g:a", "x").sorted(Terms.ORDER))
                .containsExactly("g:a", "g:\uFFFD", "g:𠮷", "x");
    }
}
