package com.kyberaccess.common.mail;

import org.jspecify.annotations.Nullable;

/// A file that goes with a mail.
///
/// @param contentId if the HTML shows it, by `cid:…`; else it is there to be saved
public record MailAttachment(
        String name,
        String contentType,
        byte[] content,
        @Nullable String contentId) {}
