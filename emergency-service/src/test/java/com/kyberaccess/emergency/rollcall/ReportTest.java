package com.kyberaccess.emergency.rollcall;

import static com.kyberaccess.emergency.testsupport.ControlRoom.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.emergency.VisitorTopic;
import com.kyberaccess.emergency.testsupport.ControlRoom;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReportTest {
    private final ControlRoom room = ControlRoom.open();

    @Test
    void theReportHasTheFieldsThatFireCodesAskFor() {
        // Given
        var evacuation = over(false);
        // When
        var report = room.get("/evacuations/" + evacuation + "/report");
        // Then
        report.then()
                .statusCode(200)
                .body("data.status", equalTo("ended"))
                .body("data.drill", equalTo(false))
                .body("data.conducted_by", equalTo("Chief Warden"))
                .body("data.duration_seconds", greaterThanOrEqualTo(0))
                .body("data.notification.by", equalTo("Siren"))
                .body("data.notification.mails.complete", equalTo(true))
                .body("data.staff_participating", contains("Ann", "Ben"))
                .body("data.wardens", hasSize(1))
                .body("data.number_evacuated", equalTo(2))
                .body("data.counters.people", equalTo(3))
                .body("data.conditions", equalTo("Rain"))
                .body("data.problems", equalTo("Door B was locked"))
                .body("data.time_to_accounted.seconds_to_50_percent", greaterThanOrEqualTo(0))
                .body("data.time_to_accounted.seconds_to_95_percent", nullValue())
                .body("data.time_to_accounted.seconds_to_100_percent", nullValue())
                .body("data.list_age_seconds_at_start", lessThan(30))
                .body("data.rally_points.name", contains("Car park"))
                .body("data.not_safe.status", contains(nullValue(), equalTo("needs_help")));
    }

    @Test
    void theReportIsPrintedInAnyScript() throws IOException {
        // When
        var text = pdf(over(false));
        // Then
        assertThat(text)
                .contains("Report of an evacuation", "Chief Warden", "Siren", "Door B was locked", "2 of 3")
                .contains("≈ Jane shān tián")
                .doesNotContain("DRILL");
    }

    @Test
    void aDrillsReportSaysSo() throws IOException {
        assertThat(pdf(over(true))).contains("Report of an evacuation drill", "DRILL");
    }

    @Test
    void beforeTheEndTheReportTellsWhatIsKnown() {
        // Given
        var evacuation = data(room.post("/evacuations", Map.of("reason", "Fire", "notify_all", false)), 201)
                .getString("data.id");
        // Then
        room.get("/evacuations/" + evacuation + "/report")
                .then()
                .body("data.status", equalTo("active"))
                .body("data.ended_at", nullValue())
                .body("data.time_to_accounted.seconds_to_100_percent", nullValue());
        room.get("/evacuations/" + evacuation + "/report?format=csv").then().statusCode(400);
    }

    @Test
    void whatTheEndIsToldIsChecked() {
        // Given
        var evacuation = data(room.post("/evacuations", Map.of("reason", "Fire", "notify_all", false)), 201)
                .getString("data.id");
        // When
        room.post("/evacuations/" + evacuation + "/end", Map.of("problems", "x".repeat(5_001)))
                .then()
                .statusCode(422)
                .body("error.details.field", contains("problems"));
        room.post("/evacuations/" + evacuation + "/end", Map.of("staff", List.of("a\u0000b")))
                .then()
                .statusCode(422);
        // Then
        room.get("/evacuations/" + evacuation).then().body("data.status", equalTo("active"));
    }

    /// Three people, of whom one is safe, one needs help, and one nobody saw.
    private String over(boolean drill) {
        var location = room.location("Main Office");
        room.post("/rally-points", Map.of("location_id", location, "name", "Car park"));
        var visits = List.of(VisitorTopic.newVisit(), VisitorTopic.newVisit(), VisitorTopic.newVisit());
        VisitorTopic.checkedIn(room.tenant(), visits.get(0), location, "Safe", Instant.now());
        VisitorTopic.checkedIn(room.tenant(), visits.get(1), location, "山田", Instant.now());
        VisitorTopic.checkedIn(room.tenant(), visits.get(2), location, "Unseen", Instant.now());
        VisitorTopic.awaitRead(room.tenant());
        var evacuation = data(
                        room.post(
                                "/evacuations",
                                Map.of(
                                        "location_ids",
                                        List.of(location),
                                        "reason",
                                        "Fire",
                                        "drill",
                                        drill,
                                        "notify_all",
                                        false)),
                        201)
                .getString("data.id");
        room.put("/evacuations/" + evacuation + "/people/" + visits.get(0), Map.of("status", "safe"));
        room.put("/evacuations/" + evacuation + "/people/" + visits.get(1), Map.of("status", "needs_help"));
        room.post(
                        "/evacuations/" + evacuation + "/end",
                        Map.of(
                                "conducted_by",
                                "Chief Warden",
                                "notified_by",
                                "Siren",
                                "staff",
                                List.of("Ann", "Ben"),
                                "conditions",
                                "Rain",
                                "problems",
                                "Door B was locked"))
                .then()
                .statusCode(200);
        return evacuation;
    }

    private String pdf(String evacuation) throws IOException {
        var answer = room.get("/evacuations/" + evacuation + "/report?format=pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/pdf");
        try (var document = Loader.loadPDF(answer.asByteArray())) {
            return new PDFTextStripper().getText(document);
        }
    }
}
