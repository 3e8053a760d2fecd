package com.kyberaccess.common.mail;

import io.quarkus.mailer.Mail;
import java.util.concurrent.CompletionStage;

/// Takes a mail out of the house.
interface MailTransport {
    /// Completes when the mail was taken, fails if it has to be tried again.
    CompletionStage<Void> send(Mail mail);
}
