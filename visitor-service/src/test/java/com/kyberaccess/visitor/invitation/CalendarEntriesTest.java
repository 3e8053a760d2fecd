package com.kyberaccess.visitor.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.host.HostCard;
import com.kyberaccess.visitor.location.Place;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CalendarEntriesTest {
    private static final Instant NOW = Instant.parse("2025-01-15T09:30:00Z");

    private final CalendarEntries calendar = new CalendarEntries("KyberAccess <no-reply@kyberaccess.local>");

    private static Invite invite(String place, String zone, String date, @Nullable String time) {
        return new Invite(
                new Tenant(UUID.randomUUID(), Mode.LIVE),
                UUID.randomUUID(),
                "Šárka, \"Nováková\"; Ltd",
                "sarka@partner.example",
                "Line one\nLine two; with, signs\\",
                new HostCard(UUID.randomUUID(), "John Doe", null, null, null),
                new Place(UUID.randomUUID(), place, ZoneId.of(zone), true),
                LocalDate.parse(date),
                time == null ? null : LocalTime.parse(time));
    }

    private String written(Invite invite) {
        return new String(calendar.request(invite, NOW), StandardCharsets.UTF_8);
    }

    @Test
    void linesAreFoldedAndEndedAsTheStandardSays() {
        var text = written(invite("Ä".repeat(200), "UTC", "2025-02-01", "10:00"));
        assertThat(text).endsWith("END:VCALENDAR\r\n");
        for (var line : text.split("\r\n", -1)) {
            assertThat(line).doesNotContain("\n");
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        }
        assertThat(text.replace("\r\n ", "")).contains("LOCATION:" + "Ä".repeat(200));
    }

    @Test
    void textIsEscapedAndReadBackAsItWas() {
        var text = written(invite("Office; 1, North", "UTC", "2025-02-01", "10:00"));
        assertThat(text).contains("LOCATION:Office\\; 1\\, North");
        var event = Biweekly.parse(text).first().getEvents().getFirst();
        assertThat(event.getDescription().getValue()).isEqualTo("Line one\nLine two; with, signs\\");
        assertThat(event.getLocation().getValue()).isEqualTo("Office; 1, North");
        assertThat(event.getAttendees().getFirst().getCommonName()).isEqualTo("Šárka, \"Nováková\"; Ltd");
    }

    @Test
    void aTimeIsThatOfTheLocationsClockAlsoInSummer() {
        assertThat(written(invite("Office", "Europe/Zurich", "2025-01-20", "10:00")))
                .contains("DTSTART:20250120T090000Z", "DURATION:PT1H");
        assertThat(written(invite("Office", "Europe/Zurich", "2025-07-20", "10:00")))
                .contains("DTSTART:20250720T080000Z");
    }

    @Test
    void aDayWithoutATimeIsAWholeDay() {
        assertThat(written(invite("Office", "Pacific/Auckland", "2025-01-20", null)))
                .contains("DTSTART;VALUE=DATE:20250120", "TRANSP:TRANSPARENT")
                .doesNotContain("DURATION");
    }

    @Test
    void aHostWithoutAnAddressIsRepresentedByTheSender() {
        assertThat(written(invite("Office", "UTC", "2025-01-20", "10:00")).replace("\r\n ", ""))
                .contains("ORGANIZER;CN=John Doe:mailto:no-reply@kyberaccess.local");
    }
}
