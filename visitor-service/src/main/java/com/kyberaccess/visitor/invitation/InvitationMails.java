package com.kyberaccess.visitor.invitation;

import com.kyberaccess.common.mail.MailAttachment;
import com.kyberaccess.common.mail.MailDraft;
import com.kyberaccess.common.mail.MailQueue;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The mails to visitors.
@ApplicationScoped
class InvitationMails {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.UK);
    /// How the HTML shows the image, which has to last longer than a signed URL does.
    private static final String QR_CONTENT_ID = "qr@kyberaccess";

    private final MailQueue mails;
    private final CalendarEntries calendar;
    private final Template inviteText;
    private final Template inviteHtml;
    private final Template cancelText;
    private final Template cancelHtml;

    InvitationMails(MailQueue mails, CalendarEntries calendar, Engine templates) {
        this.mails = mails;
        this.calendar = calendar;
        this.inviteText = templates.getTemplate("invitation.txt");
        this.inviteHtml = templates.getTemplate("invitation.html");
        this.cancelText = templates.getTemplate("invitation_cancelled.txt");
        this.cancelHtml = templates.getTemplate("invitation_cancelled.html");
    }

    /// @return whether there is an address to send it to
    boolean invite(Invite invite, String code, Instant now) {
        return append(
                invite,
                "Your visit to " + invite.place().name(),
                inviteText,
                inviteHtml,
                new MailAttachment("qr-code.png", QrCode.CONTENT_TYPE, QrCode.png(code), QR_CONTENT_ID),
                ics("invite.ics", calendar.request(invite, now), "REQUEST"));
    }

    void cancel(Invite invite, Instant now) {
        append(
                invite,
                "Cancelled: your visit to " + invite.place().name(),
                cancelText,
                cancelHtml,
                ics("cancel.ics", calendar.cancel(invite, now), "CANCEL"));
    }

    private boolean append(Invite invite, String subject, Template text, Template html, MailAttachment... attachments) {
        if (invite.email() == null) {
            return false;
        }
        mails.append(
                invite.tenant(),
                new MailDraft(
                        invite.email(), subject, filled(text, invite), filled(html, invite), List.of(attachments)),
                invite.publicId());
        return true;
    }

    private static MailAttachment ics(String name, byte[] entry, String method) {
        return new MailAttachment(name, "text/calendar; charset=UTF-8; method=" + method, entry, null);
    }

    private static String filled(Template template, Invite invite) {
        var time = invite.time();
        return template.data("invite", invite)
                .data("host", invite.host().name())
                .data("place", invite.place().name())
                .data("day", DAY.format(invite.date()))
                .data(
                        "time",
                        time == null ? "" : time + " (" + invite.place().zone().getId() + ")")
                .data("qr", QR_CONTENT_ID)
                .render();
    }
}
