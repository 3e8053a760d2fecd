package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignatureTest {

    private static final byte[] BODY = "{\"id\":\"evt_001\"}".getBytes(StandardCharsets.UTF_8);
    // printf '1705312200.{"id":"evt_001"}' | openssl dgst -sha256 -hmac whsec_test
    private static final String EXPECTED = "sha256=c878706f00b88e3f3752de4266e514a0224e6d102586e15d523d8f8c14b49636";

    private final Signature signature = new Signature("whsec_test");

    @Test
    void acceptsWhatAnotherImplementationSigned() {
        assertThat(signature.matches("1705312200", BODY, EXPECTED)).isTrue();
    }

    @Test
    void refusesAnotherTimestamp() {
        assertThat(signature.matches("1705312201", BODY, EXPECTED)).isFalse();
    }

    @Test
    void refusesAnotherBody() {
        assertThat(signature.matches("1705312200", new byte[0], EXPECTED)).isFalse();
    }

    @Test
    void refusesAnotherSecret() {
        assertThat(new Signature("whsec_other").matches("1705312200", BODY, EXPECTED))
                .isFalse();
    }

    @Test
    void refusesWhatIsNotSigned() {
        assertThat(signature.matches("1705312200", BODY, null)).isFalse();
        assertThat(signature.matches(null, BODY, EXPECTED)).isFalse();
    }
}
