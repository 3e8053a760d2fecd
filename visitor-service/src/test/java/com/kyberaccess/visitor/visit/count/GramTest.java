package com.kyberaccess.visitor.visit.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class GramTest {
    @Test
    void theGramsOfATextAreOneToThreeLettersOfALine() {
        assertThat(terms("zoë\n\na😀𠮷野"))
                .containsExactly(
                        "g:z", "g:o", "g:zo", "g:ë", "g:oë", "g:zoë", "g:a", "g:😀", "g:a😀", "g:𠮷", "g:😀𠮷",
                        "g:a😀𠮷", "g:野", "g:𠮷野", "g:😀𠮷野");
    }

    @Test
    void aSearchHasTheLongestGramsOnly() {
        assertThat(Terms.gramsOf("𠮷野", 40)).containsExactly("g:𠮷野");
        assertThat(Terms.gramsOf("ananas", 40)).containsExactly("g:ana", "g:nan", "g:nas");
        assertThat(Terms.gramsOf("ananas", 2)).containsExactly("g:ana", "g:nan");
    }

    @Test
    void gramsAreTheSameWhereverTheyStand() {
        assertThat(terms("anan")).containsExactly("g:a", "g:n", "g:an", "g:a", "g:na", "g:ana", "g:n", "g:an", "g:nan");
        assertThat(new Gram('a')).isEqualTo(new Gram('a')).hasSameHashCodeAs(new Gram('a'));
    }

    private static ArrayList<String> terms(String text) {
        var terms = new ArrayList<String>();
        Gram.of(text, gram -> terms.add(gram.term()));
        return terms;
    }
}
