package com.kyberaccess.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
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

    /// What has arrived for `address`, in the order of arrival.
    public static List<MimeMessage> receivedBy(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> recipient(message).equals(address))
                .toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
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
                "kyber.mail.send-timeout", "5s",
                "kyber.mail.retry-delay", "100ms",
                "kyber.mail.poll-interval", "100ms");
    }

    @Override
    public void stop() {
        stopServer();
    }
}
