package com.kyberaccess.visitor.delivery;

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
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Tells hosts that a package waits for them.
@ApplicationScoped
class DeliveryNotification {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofLocalizedDateTime(
                    FormatStyle.MEDIUM, FormatStyle.SHORT)
            .withLocale(Locale.UK);

    private final MailQueue mails;
    private final Template text;
    private final Template html;

    DeliveryNotification(MailQueue mails, Engine templates) {
        this.mails = mails;
        this.text = templates.getTemplate("package_arrived.txt");
        this.html = templates.getTemplate("package_arrived.html");
    }

    /// Queues the mail in the caller's transaction.
    ///
    /// @return whether there is an address to send it to
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean packageArrived(Tenant tenant, HostCard host, Place place, Delivery delivery) {
        if (host.email() == null) {
            return false;
        }
        mails.append(
                tenant,
                new MailDraft(
                        host.email(),
                        "A package has arrived for you at " + place.name(),
                        filled(text, host, place, delivery).render(),
                        filled(html, host, place, delivery).render()));
        return true;
    }

    private static TemplateInstance filled(Template template, HostCard host, Place place, Delivery delivery) {
        var parcel = delivery.parcel();
        return template.data("host", host.name())
                .data("place", place.name())
                .data("time", TIME.format(delivery.receivedAt().atZone(place.zone())))
                .data("carrier", parcel.carrier())
                .data("tracking_number", parcel.trackingNumber())
                .data("sender", parcel.sender())
                .data("description", parcel.description());
    }
}
