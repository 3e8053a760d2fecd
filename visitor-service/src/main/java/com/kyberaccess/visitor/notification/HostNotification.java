package com.kyberaccess.visitor.notification;

import com.kyberaccess.common.mail.MailDraft;
import com.kyberaccess.common.mail.MailQueue;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells hosts that their visitors have arrived.
@ApplicationScoped
public class HostNotification {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.UK);

    private final MailQueue mails;
    private final Template text;
    private final Template html;

    HostNotification(MailQueue mails, Engine templates) {
        this.mails = mails;
        this.text = templates.getTemplate("visitor_arrived.txt");
        this.html = templates.getTemplate("visitor_arrived.html");
    }

    /// Who arrived.
    ///
    /// @param visitId `vis_…`
    public record Arrival(
            String visitId,
            String visitor,
            @Nullable String company,
            @Nullable String purpose) {}

    /// Queues the mail in the caller's transaction.
    ///
    /// @return whether there is an address to send it to
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean visitorArrived(Tenant tenant, HostCard host, Place place, Arrival arrival, Instant at) {
        if (host.email() == null) {
            return false;
        }
        mails.append(
                tenant,
                new MailDraft(
                        host.email(),
                        arrival.visitor() + " has arrived at " + place.name(),
                        filled(text, host, place, arrival, at).render(),
                        filled(html, host, place, arrival, at).render()),
                arrival.visitId());
        return true;
    }

    private static TemplateInstance filled(Template template, HostCard host, Place place, Arrival arrival, Instant at) {
        return template.data("host", host.name())
                .data("place", place.name())
                .data("arrival", arrival)
                .data("time", TIME.format(at.atZone(place.zone())));
    }
}
