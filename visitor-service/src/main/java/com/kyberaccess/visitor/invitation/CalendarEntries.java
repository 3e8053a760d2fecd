package com.kyberaccess.visitor.invitation;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.DateStart;
import biweekly.property.Method;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Transparency;
import biweekly.util.DateTimeComponents;
import biweekly.util.Duration;
import biweekly.util.ICalDate;
import com.kyberaccess.common.mail.MailConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.regex.Pattern;

/// Entries for calendars (RFC 5545, RFC 5546). A visit at a known time begins then, in UTC, which needs no definition
/// of a time zone, and lasts an hour, since nobody said how long; one whose time is not known is the whole day.
@ApplicationScoped
class CalendarEntries {
    private static final Pattern ADDRESS = Pattern.compile("<([^<>]+)>");
    private static final int REQUESTED = 0;
    private static final int CANCELLED = 1;

    private final String sender;

    @Inject
    CalendarEntries(MailConfig mail) {
        this(mail.from());
    }

    /// @param from who is the organizer where the host has no address, as in a mail's header
    CalendarEntries(String from) {
        var address = ADDRESS.matcher(from);
        this.sender = address.find() ? address.group(1) : from;
    }

    byte[] request(Invite invite, Instant now) {
        var event = event(invite, now, REQUESTED);
        event.setStatus(Status.confirmed());
        return written(event, Method.REQUEST);
    }

    byte[] cancel(Invite invite, Instant now) {
        var event = event(invite, now, CANCELLED);
        event.setStatus(Status.cancelled());
        return written(event, Method.CANCEL);
    }

    /// @param sequence calendars replace what they have by what has a higher one
    private VEvent event(Invite invite, Instant now, int sequence) {
        var event = new VEvent();
        event.setUid(invite.publicId() + "@kyberaccess");
        event.setSequence(sequence);
        event.setDateTimeStamp(Date.from(now));
        event.setSummary(
                "Visit to " + invite.place().name() + ": " + invite.host().name());
        event.setLocation(invite.place().name());
        if (invite.purpose() != null) {
            event.setDescription(invite.purpose());
        }
        event.setOrganizer(new Organizer(
                invite.host().name(), Objects.requireNonNullElse(invite.host().email(), sender)));
        var attendee = new Attendee(invite.visitor(), invite.email());
        attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
        attendee.setRsvp(false);
        event.addAttendee(attendee);
        begin(event, invite);
        return event;
    }

    private static void begin(VEvent event, Invite invite) {
        if (invite.time() == null) {
            var day = invite.date();
            var date = new ICalDate(
                    new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth(), 0, 0, 0, false),
                    false);
            event.setDateStart(new DateStart(date));
            event.setTransparency(Transparency.transparent());
        } else {
            event.setDateStart(Date.from(invite.date()
                    .atTime(invite.time())
                    .atZone(invite.place().zone())
                    .toInstant()));
            event.setDuration(Duration.builder().hours(1).build());
        }
    }

    private static byte[] written(VEvent event, String method) {
        var calendar = new ICalendar();
        calendar.setProductId("-//KyberAccess//KyberAccess//EN");
        calendar.setMethod(method);
        calendar.addEvent(event);
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            // Names may have quotes, which parameters need RFC 6868 for.
            writer.setCaretEncodingEnabled(true);
            // The library counts characters where the standard counts octets.
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return FoldedLines.of(text.toString()).getBytes(StandardCharsets.UTF_8);
    }
}
