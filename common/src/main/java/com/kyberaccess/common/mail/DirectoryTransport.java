package com.kyberaccess.common.mail;

import io.quarkus.mailer.Mail;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Into a directory, as `<UTC time>-<random>.eml` (RFC 5322), which any mail program opens.
final class DirectoryTransport implements MailTransport {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private final Path directory;
    private final Clock clock;

    DirectoryTransport(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> send(Mail mail) {
        var name = NAME.format(clock.instant().atOffset(ZoneOffset.UTC)) + "-"
                + UUID.randomUUID().toString().substring(0, 8) + ".eml";
        try {
            Files.createDirectories(directory);
            var unfinished = directory.resolve("." + name);
            Files.writeString(unfinished, encoded(mail), StandardCharsets.UTF_8);
            Files.move(unfinished, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return CompletableFuture.completedStage(null);
        } catch (IOException e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private static String encoded(Mail mail) {
        var message = new MailMessage(mail.getFrom(), mail.getTo().getFirst(), mail.getSubject(), mail.getText());
        message.setHtml(mail.getHtml());
        mail.getHeaders().forEach((header, values) -> values.forEach(value -> message.addHeader(header, value)));
        return new MailEncoder(message, "kyberaccess").encode();
    }
}
