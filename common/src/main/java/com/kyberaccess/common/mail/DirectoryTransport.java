package com.kyberaccess.common.mail;

import io.quarkus.mailer.Attachment;
import io.quarkus.mailer.Mail;
import io.smallrye.mutiny.Multi;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// Into a directory, as `<UTC time>-<random>[-<whom it tells of>].eml` (RFC 5322), which any mail program opens.
final class DirectoryTransport implements MailTransport {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS");

    private static final String SUFFIX = ".eml";

    private final Path directory;
    private final Clock clock;

    DirectoryTransport(Path directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Void> send(QueuedMail queued, Mail mail) {
        var name = NAME.format(clock.instant().atOffset(ZoneOffset.UTC)) + "-"
                + UUID.randomUUID().toString().substring(0, 8)
                + (queued.about() == null ? SUFFIX : about(queued.about()));
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

    @Override
    public void withdraw(QueuedMail queued) {
        if (queued.about() != null) {
            erase(Set.of(queued.about()));
        }
    }

    /// Deletes the files of mails that tell of one of `subjects`.
    void erase(Collection<String> subjects) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        var ends = subjects.stream().map(DirectoryTransport::about).toList();
        try (var files = Files.list(directory)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (ends.stream().anyMatch(name::endsWith)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("captured mails not erased", e);
        }
    }

    private static String about(String subject) {
        return "-" + subject + SUFFIX;
    }

    private static String encoded(Mail mail) {
        var message = new MailMessage(mail.getFrom(), mail.getTo().getFirst(), mail.getSubject(), mail.getText());
        message.setHtml(mail.getHtml());
        if (!mail.getAttachments().isEmpty()) {
            message.setAttachment(attachments(mail, Attachment.DISPOSITION_ATTACHMENT));
            message.setInlineAttachment(attachments(mail, Attachment.DISPOSITION_INLINE));
        }
        mail.getHeaders().forEach((header, values) -> values.forEach(value -> message.addHeader(header, value)));
        return new MailEncoder(message, "kyberaccess").encode();
    }

    private static List<MailAttachment> attachments(Mail mail, String disposition) {
        return mail.getAttachments().stream()
                .filter(file -> disposition.equals(file.getDisposition()))
                .map(DirectoryTransport::attachment)
                .toList();
    }

    private static MailAttachment attachment(Attachment file) {
        var content = Buffer.buffer();
        Multi.createFrom().publisher(file.getData()).subscribe().asIterable().forEach(content::appendByte);
        var attachment = MailAttachment.create()
                .setName(file.getName())
                .setContentType(file.getContentType())
                .setDisposition(file.getDisposition())
                .setData(content);
        return file.getContentId() == null ? attachment : attachment.setContentId(file.getContentId());
    }
}
