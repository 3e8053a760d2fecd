package com.kyberaccess.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

    @Test
    void givesBackWhatItWasGiven(@TempDir Path directory) throws IOException {
        try (RedisServer server = new RedisServer(directory.resolve("my \"data\""), 0).start()) {
            assertThat(command(server, "SET greeting hello")).isEqualTo("+OK");
            assertThat(command(server, "STRLEN greeting")).isEqualTo(":5");
        }
    }

    @Test
    void comesBackEmptyOnTheSamePort() throws IOException {
        try (RedisServer server = RedisServer.temporary().start()) {
            // Given
            assertThat(command(server, "SET greeting hello")).isEqualTo("+OK");

            // When
            server.stop();
            server.start();

            // Then
            assertThat(command(server, "EXISTS greeting")).isEqualTo(":0");
        }
    }

    @Test
    void endsItsProcessWhenItStops() {
        // Given
        RedisServer server = RedisServer.temporary().start();
        ProcessHandle process = ProcessHandle.of(server.pid()).orElseThrow();
        assertThat(process.isAlive()).isTrue();

        // When
        server.close();

        // Then
        assertThat(process.isAlive()).isFalse();
    }

    private static String command(RedisServer server, String line) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                var answer =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return answer.readLine();
        }
    }
}
