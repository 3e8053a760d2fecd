package com.kyberaccess.common.mail;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import java.util.concurrent.CompletionStage;

/// To an SMTP server.
final class SmtpTransport implements MailTransport {
    private final ReactiveMailer mailer;

    SmtpTransport(ReactiveMailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public CompletionStage<Void> send(QueuedMail queued, Mail mail) {
        return mailer.send(mail).subscribeAsCompletionStage();
    }
}
