package com.kyberaccess.common.crypto;

import static com.kyberaccess.common.crypto.TestKeys.ring;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private static final String CONTEXT = "row 1";
    private static final String SECRET = "whsec_secret";

    private static String key(String letter) {
        return Base64.getEncoder().encodeToString(letter.repeat(32).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void theFirstKeySealsAndAllOpen() {
        // Given
        var before = ring("a").sealText(CONTEXT, SECRET);
        // When
        var both = ring("ba");
        var now = both.sealText(CONTEXT, SECRET);
        // Then
        assertThat(both.openText(CONTEXT, before)).isEqualTo(SECRET);
        assertThat(both.openText(CONTEXT, now)).isEqualTo(SECRET);
        assertThat(ring("b").openText(CONTEXT, now)).isEqualTo(SECRET);
        assertThat(both.isCurrent(now)).isTrue();
        assertThat(both.isCurrent(before)).isFalse();
        assertThat(both.ids()).containsExactly(KeyRing.keyOf(now), KeyRing.keyOf(before));
    }

    @Test
    void whatIsSealedNamesItsKeyAndTellsNothingOfIt() {
        var sealed = ring("a").sealText(CONTEXT, SECRET);
        assertThat(sealed).matches("enc2:[0-9a-f]{16}:[A-Za-z0-9+/=]+").doesNotContain(SECRET, key("a"));
        assertThat(ring("a").sealText(CONTEXT, SECRET)).isNotEqualTo(sealed);
    }

    @Test
    void aKeyThatWasTakenAwayTooEarlyIsNamedWithItsSetting() {
        var sealed = ring("a").sealText(CONTEXT, SECRET);
        assertThatThrownBy(() -> ring("b").openText(CONTEXT, sealed))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(TestKeys.PROPERTY + ": has no key " + KeyRing.keyOf(sealed));
        assertThatThrownBy(() -> ring("").openText(CONTEXT, sealed))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(TestKeys.PROPERTY + ": must be set");
    }

    @Test
    void aValueOpensWhereItWasSealedAndNowhereElse() {
        var sealed = ring("a").sealText(CONTEXT, SECRET);
        assertThatThrownBy(() -> ring("a").openText("row 2", sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ring("a").openText(CONTEXT, sealed.substring(0, sealed.length() - 8) + "AAAAAAA="))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatWasSealedBeforeKeysHadIdsIsTriedWithEach() throws Exception {
        // Given
        var sealed = AesGcm.ofBase64("x", key("a")).seal(CONTEXT, SECRET.getBytes(StandardCharsets.UTF_8));
        var stored = "enc1:" + Base64.getEncoder().encodeToString(sealed);
        // Then
        assertThat(ring("cba").openText(CONTEXT, stored)).isEqualTo(SECRET);
        assertThat(KeyRing.keyOf(stored)).isEqualTo(KeyRing.UNNAMED);
        assertThatThrownBy(() -> ring("cb").openText(CONTEXT, stored))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(TestKeys.PROPERTY + ": not the key");
    }

    @Test
    void withoutAKeyTextsStayAsTheyAreAndGoOnBeingReadable() {
        assertThat(ring("").sealText(CONTEXT, SECRET)).isEqualTo(SECRET);
        assertThat(ring("a").openText(CONTEXT, SECRET)).isEqualTo(SECRET);
        assertThat(KeyRing.keyOf(SECRET)).isEqualTo(KeyRing.CLEAR);
    }

    @Test
    void everyKeyOfTheListHasToBeOne() {
        for (var wrong : List.of("c2hvcnQ=", "?", "")) {
            assertThatThrownBy(() -> new KeyRing(TestKeys.PROPERTY, Optional.of(List.of(key("a"), wrong))))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageStartingWith(TestKeys.PROPERTY)
                    .hasNoCause();
        }
    }
}
