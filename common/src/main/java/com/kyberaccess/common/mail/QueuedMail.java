package com.kyberaccess.common.mail;

import io.quarkus.mailer.Mail;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A claimed row of `mail_message`.
///
/// @param attempt from 1; whoever holds the row's present attempt may settle it
/// @param about whom it tells of, null if that is nobody's data
record QueuedMail(
        UUID id, MailDraft draft, int attempt, @Nullable String about) {

    /// Its `Message-ID` is the same in every attempt, so that a mail that was taken twice is shown once.
    Mail mail(String from) {
        var mail = Mail.withText(draft.to(), EncodedHeader.of(draft.subject()), draft.text())
                .setHtml(draft.html())
                .setFrom(from)
                .addHeader("Message-ID", "<" + id + "@kyberaccess>")
                .addHeader("Auto-Submitted", "auto-generated");
        for (var file : draft.attachments()) {
            if (file.contentId() == null) {
                mail.addAttachment(file.name(), file.content(), file.contentType());
            } else {
                mail.addInlineAttachment(file.name(), file.content(), file.contentType(), "<" + file.contentId() + ">");
            }
        }
        return mail;
    }
}
