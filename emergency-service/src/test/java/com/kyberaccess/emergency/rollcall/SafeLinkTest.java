package com.kyberaccess.emergency.rollcall;

import static com.kyberaccess.emergency.testsupport.ControlRoom.data;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.kyberaccess.emergency.AccountTopic;
import com.kyberaccess.emergency.VisitorTopic;
import com.kyberaccess.emergency.testsupport.ControlRoom;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MailServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class SafeLinkTest {
    private static final Pattern LINK = Pattern.compile("https://\\S+/safe/([A-Za-z0-9_-]{43})");

    private final ControlRoom room = ControlRoom.open();
    private final String domain = "@" + room.tenant().account().replace('_', '-') + ".example";

    @Test
    void hostsAndTeamMembersGetALinkOfTheirOwnAndTheRallyPoints() throws Exception {
        // Given
        var location = staffed();
        room.post("/rally-points", Map.of("location_id", location, "name", "Car park"));
        // When
        var evacuation = evacuate(location, false);
        // Then
        var host = mail("host");
        assertThat(host.getSubject()).isEqualTo("EVACUATION: Main Office");
        assertThat(text(host)).contains("Car park", "Leave the building");
        assertThat(link(host)).isNotEqualTo(link(mail("guard")));
        room.get("/evacuations/" + evacuation)
                .then()
                .body("data.counters.staff", equalTo(2))
                .body("data.counters.people", equalTo(0))
                .body("data.notifications.sent", equalTo(2));
    }

    @Test
    void openingTheLinkMarksNobodyAndItsButtonMarksOnce() throws Exception {
        // Given
        var evacuation = evacuate(staffed(), false);
        var link = link(mail("host"));
        // When
        open(link)
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .header("Content-Security-Policy", containsString("default-src 'none'"))
                .body(containsString("I am safe"))
                .body(not(containsString("Drill")));
        // Then
        staffSafe(evacuation, 0);
        // When
        press(link).statusCode(200).body(containsString("marked as safe"));
        press(link).statusCode(200);
        // Then
        staffSafe(evacuation, 1);
        open(link).statusCode(200).body(containsString("marked as safe"));
        var person = room.get("/evacuations/" + evacuation + "/people?kind=staff&status=safe")
                .jsonPath()
                .getString("data[0].id");
        room.get("/evacuations/" + evacuation + "/people/" + person)
                .then()
                .body("data.history", hasSize(1))
                .body("data.marked_by", equalTo(person));
    }

    @Test
    void aWardensLaterMarkIsNotUndoneByPressingAgain() throws Exception {
        // Given
        var evacuation = evacuate(staffed(), false);
        var link = link(mail("host"));
        press(link);
        var person = room.get("/evacuations/" + evacuation + "/people?status=safe")
                .jsonPath()
                .getString("data[0].id");
        room.put("/evacuations/" + evacuation + "/people/" + person, Map.of("status", "needs_help"));
        // When
        press(link);
        // Then
        room.get("/evacuations/" + evacuation + "/people/" + person).then().body("data.status", equalTo("needs_help"));
    }

    @Test
    void afterTheEndTheLinkMarksNobody() throws Exception {
        // Given
        var evacuation = evacuate(staffed(), false);
        var link = link(mail("host"));
        room.post("/evacuations/" + evacuation + "/end");
        // Then
        open(link).statusCode(200).body(containsString("over"));
        press(link).statusCode(409).body(containsString("over"));
        staffSafe(evacuation, 0);
    }

    @Test
    void aDrillSaysSoInTheMailAndOnThePage() throws Exception {
        // Given
        var location = staffed();
        // When
        evacuate(location, true);
        // Then
        assertThat(mail("host").getSubject()).isEqualTo("DRILL, evacuation: Main Office");
        open(link(mail("host"))).body(containsString("Drill"));
    }

    @Test
    void anUnknownLinkIsNotFoundAndTheDatabaseKnowsNoLink() throws Exception {
        // Given
        evacuate(staffed(), false);
        var token = link(mail("host")).replaceAll(".*/", "");
        // Then
        for (var unknown : List.of("x", "A".repeat(43), "a".repeat(4_000), "%00")) {
            given().urlEncodingEnabled(false)
                    .get("/api/v1/emergency/safe/" + unknown)
                    .then()
                    .statusCode(404);
            given().urlEncodingEnabled(false)
                    .post("/api/v1/emergency/safe/" + unknown)
                    .then()
                    .statusCode(404);
        }
        assertThat(rowsWith(token)).isZero();
    }

    private String staffed() {
        var location = room.location("Main Office");
        VisitorTopic.hostCreated(room.tenant(), "John Doe", "host" + domain, location);
        AccountTopic.userAdded(room.tenant(), AccountTopic.newUser(), "guard" + domain, true);
        VisitorTopic.awaitRead(room.tenant());
        AccountTopic.awaitRead(room.tenant());
        return location;
    }

    private String evacuate(String location, boolean drill) {
        var id = data(
                        room.post(
                                "/evacuations",
                                Map.of("location_ids", List.of(location), "reason", "Fire", "drill", drill)),
                        201)
                .getString("data.id");
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> room.get("/evacuations/" + id).then().body("data.notifications.sent", equalTo(2)));
        return id;
    }

    private void staffSafe(String evacuation, int count) {
        room.get("/evacuations/" + evacuation).then().body("data.counters.staff_safe", equalTo(count));
    }

    private MimeMessage mail(String name) {
        return MailServer.receivedBy(name + domain).getFirst();
    }

    private static io.restassured.response.ValidatableResponse open(String link) {
        return given().get(URI.create(link).getPath()).then();
    }

    private static io.restassured.response.ValidatableResponse press(String link) {
        return given().contentType("application/x-www-form-urlencoded")
                .post(URI.create(link).getPath())
                .then();
    }

    private static String link(MimeMessage mail) throws MessagingException, IOException {
        var found = LINK.matcher(text(mail));
        assertThat(found.find()).as("a link in the mail").isTrue();
        return found.group();
    }

    private static String text(MimeMessage mail) throws MessagingException, IOException {
        var out = new ByteArrayOutputStream();
        mail.writeTo(out);
        // Undoes quoted-printable's soft line breaks; nothing else in these mails is encoded.
        return out.toString(StandardCharsets.UTF_8).replaceAll("=\\r?\\n", "").replace("=3D", "=");
    }

    private static int rowsWith(String token) throws SQLException {
        try (var connection = Infrastructure.postgres().dataSource("kyber_test").getConnection();
                var select = connection.prepareStatement(
                        "SELECT count(*) FROM safe_link s WHERE s::text LIKE '%' || ? || '%'")) {
            select.setString(1, token);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
