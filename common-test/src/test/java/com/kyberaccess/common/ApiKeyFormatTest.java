package com.kyberaccess.common;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.Mode;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class ApiKeyFormatTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void aGeneratedKeyTellsItsMode() {
        assertThat(ApiKeyFormat.mode(ApiKeyFormat.generate(Mode.LIVE, random))).contains(Mode.LIVE);
        assertThat(ApiKeyFormat.mode(ApiKeyFormat.generate(Mode.SANDBOX, random)))
                .contains(Mode.SANDBOX);
    }

    @Test
    void aKeyWithOneCharacterChangedIsNoKey() {
        var key = ApiKeyFormat.generate(Mode.LIVE, random);
        for (int i = 0; i < key.length(); i++) {
            var changed = key.substring(0, i) + (key.charAt(i) == 'x' ? 'y' : 'x') + key.substring(i + 1);
            assertThat(ApiKeyFormat.mode(changed)).as("changed at %d", i).isEmpty();
        }
    }

    @Test
    void aHugeTextIsNoKey() {
        assertThat(ApiKeyFormat.mode("ka_live_" + "a".repeat(10_240))).isEmpty();
    }

    @Test
    void thePublicPartIsTwelveCharactersOfTheKey() {
        var key = ApiKeyFormat.generate(Mode.LIVE, random);
        assertThat(ApiKeyFormat.publicPart(key)).hasSize(12).isEqualTo(key.substring(8, 20));
    }
}
