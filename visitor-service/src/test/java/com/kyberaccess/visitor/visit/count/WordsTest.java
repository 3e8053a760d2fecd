package com.kyberaccess.visitor.visit.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WordsTest {
    @Test
    void wordsAreLinesHostNamesAndLettersOrDigitsThatFollowEachOther() {
        assertThat(listed("anna-lena o'hara\nanna.ohara1234@mail.globex.example\n4711 globex2000 corp"))
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
        assertThat(listed("владимир 田中太郎商 नमस्ते\n١٢٣٤\n𐐷𐐨𐐬𐐻"))
                .containsExactlyInAnyOrder("владимир 田中太郎商 नमस्ते", "владимир", "田中太郎商", "١٢٣٤", "𐐷𐐨𐐬𐐻");
    }

    @Test
    void whatIsTooShortOrTooLongIsNoWord() {
        assertThat(listed("bo li\n\n" + "x".repeat(61))).containsExactly("bo li");
    }

    @Test
    void aWordThatIsTooLongOrAnAddressWithTwoHostsIsToldByItsKind() {
        assertThat(Words.of("anna smith\nanna@globex.example\n" + "1".repeat(61))
                        .unlisted())
                .isEmpty();
        assertThat(Words.of("x".repeat(61)).unlisted()).containsExactly(WordKind.LETTERS);
        assertThat(Words.of("anna@" + "globex.".repeat(9)).unlisted()).containsExactly(WordKind.HOST);
        assertThat(Words.of("anna@home@globex").unlisted()).containsExactly(WordKind.HOST);
    }

    @Test
    void aTextOfLettersOrBehindTheOnlyAtIsWhollyInAWord() {
        assertThat(WordKind.of("smith")).hasValue(WordKind.LETTERS);
        assertThat(WordKind.of("\uD801\uDC37\uD801\uDC28")).hasValue(WordKind.LETTERS);
        assertThat(WordKind.of("@globex.ex")).hasValue(WordKind.HOST);
        assertThat(WordKind.of("@home@globex")).isEmpty();
        assertThat(WordKind.of("anna smith")).isEmpty();
        assertThat(WordKind.of("smith1")).isEmpty();
        assertThat(WordKind.of(".example")).isEmpty();
    }

    private static Set<String> listed(String searchText) {
        return Words.of(searchText).listed();
    }
}
