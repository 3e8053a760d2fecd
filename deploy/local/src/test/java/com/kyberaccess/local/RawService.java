package com.kyberaccess.local;

import com.kyberaccess.embedded.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A service that reads the head of a request and nothing of its body, writes some bytes, and closes the connection.
final class RawService implements AutoCloseable {

    private final ServerSocket socket;
    private final byte[] answer;

    private RawService(String answer) throws IOException {
        this.socket = new ServerSocket(FreePort.find(), 50, InetAddress.getLoopbackAddress());
        this.answer = answer.getBytes(StandardCharsets.ISO_8859_1);
    }

    static RawService answering(String answer) throws IOException {
        var service = new RawService(answer);
        Thread.ofVirtual().start(service::serve);
        return service;
    }

    int port() {
        return socket.getLocalPort();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                readHead(connection);
                connection.getOutputStream().write(answer);
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private static void readHead(Socket connection) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = connection.getInputStream().read();
            if (next < 0) {
                return;
            }
            head.append((char) next);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
