package com.kyberaccess.common.mail;

import io.quarkus.mailer.Mail;
import java.util.concurrent.CompletionStage;

/// Takes a mail out of the house.
interface MailTransport {
    /// Completes when the mail was taken, fails if it has to be tried again.
    CompletionStage<Void> send(QueuedMail queued, Mail mail);

    /// Takes back what can be taken back of a mail that was erased while it was being sent.
    default void withdraw(QueuedMail queued) {}
}
