package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.embedded.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void namesEveryTakenPortAndTheOptionThatChangesIt() throws IOException {
        try (ServerSocket first = listen();
                ServerSocket second = listen()) {
            var ports = new Ports(first.getLocalPort(), 0, 0, second.getLocalPort(), 0, 0);

            assertThatThrownBy(ports::requireFree)
                    .hasMessage("port " + first.getLocalPort()
                            + " is taken (gateway): choose another with --https-port\n"
                            + "port " + second.getLocalPort()
                            + " is taken (Kafka): choose another with --kafka-port");
        }
    }

    @Test
    void namesTheServiceWhosePortIsTaken() throws IOException {
        try (ServerSocket taken = listen()) {
            int first = taken.getLocalPort() - Service.EMERGENCY.ordinal();

            assertThatThrownBy(() -> new Ports(0, 0, 0, 0, 0, first).requireFree())
                    .hasMessageContaining("port " + taken.getLocalPort()
                            + " is taken (emergency-service): choose another with --service-ports");
        }
    }

    @Test
    void takesPortsThatAreFree() {
        assertThatCode(new Ports(FreePort.find(), 0, 0, 0, 0, 0)::requireFree).doesNotThrowAnyException();
    }

    @Test
    void replacesZeroByAFreePortAndKeepsTheRest() {
        Ports ports = new Ports(0, 8080, 0, 0, 0, 9101).chosen();

        assertThat(ports.https()).isPositive();
        assertThat(ports.http()).isEqualTo(8080);
        assertThat(ports.service(Service.WEBHOOK)).isEqualTo(9104);
        assertThat(ports.management(Service.WEBHOOK)).isEqualTo(9204);
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(FreePort.find(), 1, InetAddress.getLoopbackAddress());
    }
}
