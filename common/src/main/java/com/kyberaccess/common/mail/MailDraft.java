package com.kyberaccess.common.mail;

import java.util.List;

/// A mail to write.
///
/// @param to one address
/// @param subject one line
/// @param text for those who read plain text
/// @param html the same in HTML
/// @param attachments small ones: they wait in the database with the mail
public record MailDraft(String to, String subject, String text, String html, List<MailAttachment> attachments) {

    public MailDraft(String to, String subject, String text, String html) {
        this(to, subject, text, html, List.of());
    }
}
