package com.kyberaccess.auth.notice;

import com.kyberaccess.auth.account.Accounts;
import com.kyberaccess.common.mail.MailDraft;
import com.kyberaccess.common.mail.MailQueue;
import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// Writes to members about their access. Queued in the caller's transaction, sent after its commit.
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class MemberNotices {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm zzz", Locale.UK);

    private final Accounts accounts;
    private final MailQueue mails;
    private final Engine templates;
    private final ConsoleConfig console;

    MemberNotices(Accounts accounts, MailQueue mails, Engine templates, ConsoleConfig console) {
        this.accounts = accounts;
        this.mails = mails;
        this.templates = templates;
        this.console = console;
    }

    /// @param secret of the link
    public void invited(Recipient to, String secret, Instant expiresAt) {
        var account = accounts.get(to.tenant().accountId()).name();
        send(
                to,
                "member_invited",
                "You are invited to " + account,
                Map.of("account", account, "link", link("invitation", secret), "until", text(to, expiresAt)));
    }

    /// @param secret of the link
    public void passwordReset(Recipient to, String secret, Instant expiresAt) {
        send(
                to,
                "password_reset",
                "Choose a new password",
                Map.of("link", link("password-reset", secret), "until", text(to, expiresAt)));
    }

    public void passwordChanged(Recipient to, Instant at) {
        send(to, "password_changed", "Your password was changed", Map.of("time", text(to, at)));
    }

    /// @param ip where the last of the failed log-ins came from
    public void logInLocked(Recipient to, String ip, Instant at) {
        send(to, "log_in_locked", "Failed log-ins to your account", Map.of("ip", ip, "time", text(to, at)));
    }

    private void send(Recipient to, String template, String subject, Map<String, Object> data) {
        mails.append(
                to.tenant(),
                new MailDraft(
                        to.email(),
                        subject,
                        rendered(template + ".txt", to, data),
                        rendered(template + ".html", to, data)));
    }

    private String rendered(String template, Recipient to, Map<String, Object> data) {
        var filled = templates.getTemplate(template).data("name", to.name());
        data.forEach(filled::data);
        return filled.render();
    }

    private String link(String page, String secret) {
        return console.consoleUrl() + "/" + page + "#token=" + secret;
    }

    /// In the account's time zone.
    private String text(Recipient to, Instant at) {
        return TIME.format(at.atZone(accounts.get(to.tenant().accountId()).zone()));
    }
}
