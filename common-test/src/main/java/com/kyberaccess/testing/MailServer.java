package com.kyberaccess.visitor.testsupport;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/// A real SMTP server on a free port, which can be stopped and started again.
public class MailServer implements QuarkusTestResourceLifecycleManager {
    private static final int PORT = freePort();
    private static GreenMail server = new GreenMail();

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static GreenMail server() {
        return server;
    }

    public static void startServer() {
        server = new GreenMail(new ServerSetup(PORT, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    public static void stopServer() {
        server.stop();
    }

    @Override
    public Map<String, String> start() {
        startServer();
        return Map.of(
                "quarkus.mailer.mock", "false",
                "quarkus.mailer.host", "localhost",
                "quarkus.mailer.port", String.valueOf(PORT),
                "kyber.mail.retry-delay", "100ms",
                "kyber.mail.poll-interval", "100ms");
    }

    @Override
    public void stop() {
        stopServer();
    }
}
