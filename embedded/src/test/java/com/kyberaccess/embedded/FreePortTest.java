package com.kyberaccess.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void seesThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePort.isFree(taken.getLocalPort())).isFalse();
        }
    }

    @Test
    void givesAPortThatIsFree() {
        assertThat(FreePort.isFree(FreePort.find())).isTrue();
    }

    @Test
    void keepsThePortThatWasAskedFor() {
        assertThat(FreePort.orFree(4711)).isEqualTo(4711);
    }
}
