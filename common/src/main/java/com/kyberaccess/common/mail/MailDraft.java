package com.kyberaccess.common.mail;

/// A mail to write.
///
/// @param to one address
/// @param subject one line
/// @param text for those who read plain text
/// @param html the same in HTML
public record MailDraft(String to, String subject, String text, String html) {}
