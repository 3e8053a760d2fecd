package com.kyberaccess.visitor.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MailServer;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.QrCodes;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Against a real SMTP server. Every test has an address of its own.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class InvitationTest {
    private final Desk desk = Desk.open();
    private final String address = "visitor-" + UUID.randomUUID() + "@partner.example";

    @Inject
    DataSource database;

    private JsonPath preRegister(Desk.Office office) {
        var body = office.alice();
        body.put("email", address);
        return Desk.created(office.desk().post("/visitors/pre-register", body));
    }

    private String code(JsonPath visit) throws Exception {
        return QrCodes.at(visit.getString("data.qr_code_url"));
    }

    private Message mail(int number) {
        await().until(() -> MailServer.receivedBy(address).size() >= number);
        return MailServer.receivedBy(address).get(number - 1);
    }

    /// The parts of a mail that are no containers, in their order.
    private static List<Part> parts(Part part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart several)) {
            return List.of(part);
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < several.getCount(); i++) {
            BodyPart inner = several.getBodyPart(i);
            parts.addAll(parts(inner));
        }
        return parts;
    }

    private static Part part(Message mail, Predicate<String> type) throws Exception {
        for (var part : parts(mail)) {
            if (type.test(part.getContentType().toLowerCase(java.util.Locale.ROOT))) {
                return part;
            }
        }
        throw new AssertionError("no such part");
    }

    private static VEvent entry(Message mail, String method) throws Exception {
        var part = part(mail, type -> type.startsWith("text/calendar"));
        assertThat(part.getContentType()).containsIgnoringCase("method=" + method);
        var calendar = Biweekly.parse(part.getInputStream()).first();
        assertThat(calendar.getMethod().getValue()).isEqualTo(method);
        return calendar.getEvents().getFirst();
    }

    @Test
    void aPreRegistrationHasAQrCodeAtTheContractsPath() throws Exception {
        // When
        var visit = preRegister(desk.office());
        // Then
        var url = visit.getString("data.qr_code_url");
        assertThat(URI.create(url).getPath()).isEqualTo("/qr/" + visit.getString("data.id") + ".png");
        QrCodes.open(url)
                .then()
                .statusCode(200)
                .header("Content-Type", "image/png")
                .header("X-Content-Type-Options", "nosniff");
        assertThat(code(visit)).matches("qr_[A-Za-z0-9_-]{43}");
        QrCodes.open(url.replaceFirst("signature=..", "signature=AA"))
                .then()
                .statusCode(403)
                .body("error.code", equalTo("URL_SIGNATURE_INVALID"));
    }

    @Test
    void whoShowsTheCodeIsCheckedInOnce() throws Exception {
        // Given
        var visit = preRegister(desk.office());
        var code = code(visit);
        // When
        desk.post("/visitors/" + code + "/check-in")
                .then()
                .statusCode(201)
                .body("data.id", equalTo(visit.getString("data.id")))
                .body("data.status", equalTo("checked_in"));
        // Then
        desk.post("/visitors/" + code + "/check-in")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("ALREADY_CHECKED_IN"));
        QrCodes.open(visit.getString("data.qr_code_url")).then().statusCode(404);
    }

    @Test
    void aCodeThatIsWrongOrOfAnotherAccountIsUnknown() throws Exception {
        // Given
        var code = code(preRegister(desk.office()));
        var stranger = Desk.open();
        stranger.office();
        // Then
        desk.post("/visitors/" + code.replaceFirst("....$", "AAAA") + "/check-in")
                .then()
                .statusCode(404);
        stranger.post("/visitors/" + code + "/check-in").then().statusCode(404);
        Desk.of(TestTenants.sandboxOf(desk.tenant()))
                .post("/visitors/" + code + "/check-in")
                .then()
                .statusCode(404);
        desk.post("/visitors/" + code + "/check-in").then().statusCode(201);
    }

    @Test
    void theDatabaseHasNoCodeThatChecksAnybodyIn() throws Exception {
        // Given
        var code = code(preRegister(desk.office()));
        // Then
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT count(*) FROM invitation i WHERE i.account_id = ? AND i::text LIKE '%' || ? || '%'")) {
            select.setObject(1, desk.tenant().accountId());
            select.setString(2, code);
            var row = select.executeQuery();
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void aCodeIsOfNoUseAfterTheCancellation() throws Exception {
        // Given
        var visit = preRegister(desk.office());
        var code = code(visit);
        // When
        desk.post("/visitors/" + visit.getString("data.id") + "/cancel").then().statusCode(200);
        // Then
        desk.post("/visitors/" + code + "/check-in")
                .then()
                .statusCode(409)
                .body("error.code", equalTo("VISIT_CANCELLED"));
        QrCodes.open(visit.getString("data.qr_code_url")).then().statusCode(404);
    }

    @Test
    void theInviteHasTheCodeAndACalendarEntry() throws Exception {
        // When
        var visit = preRegister(desk.office("America/New_York"));
        // Then
        assertThat(visit.getBoolean("data.invite_sent")).isTrue();
        var mail = mail(1);
        assertThat(mail.getSubject()).isEqualTo("Your visit to Main Office");
        assertThat((String) part(mail, type -> type.startsWith("text/plain")).getContent())
                .contains("Hello Alice Johnson", "John Doe expects you", "Tuesday, 20 January 2099")
                .contains("10:00 (America/New_York)", "Contract Review");
        assertThat((String) part(mail, type -> type.startsWith("text/html")).getContent())
                .contains("<img src=\"cid:qr@kyberaccess\"");
        var image = part(mail, type -> type.startsWith("image/png"));
        assertThat(image.getHeader("Content-ID")).containsExactly("<qr@kyberaccess>");
        assertThat(QrCodes.in(image.getInputStream().readAllBytes())).isEqualTo(code(visit));
        var entry = entry(mail, "REQUEST");
        assertThat(entry.getUid().getValue()).isEqualTo(visit.getString("data.id") + "@kyberaccess");
        assertThat(entry.getDateStart().getValue().toInstant()).isEqualTo(Instant.parse("2099-01-20T15:00:00Z"));
        assertThat(entry.getSequence().getValue()).isZero();
        assertThat(entry.getOrganizer().getEmail()).isEqualTo("john@company.com");
        assertThat(entry.getAttendees().getFirst().getEmail()).isEqualTo(address);
    }

    @Test
    void aCancellationTakesTheEntryOutOfTheCalendar() throws Exception {
        // Given
        var visit = preRegister(desk.office());
        var asked = entry(mail(1), "REQUEST");
        // When
        desk.post("/visitors/" + visit.getString("data.id") + "/cancel").then().statusCode(200);
        // Then
        var mail = mail(2);
        assertThat(mail.getSubject()).isEqualTo("Cancelled: your visit to Main Office");
        var entry = entry(mail, "CANCEL");
        assertThat(entry.getUid().getValue()).isEqualTo(asked.getUid().getValue());
        assertThat(entry.getSequence().getValue())
                .isGreaterThan(asked.getSequence().getValue());
        assertThat(entry.getStatus().isCancelled()).isTrue();
        assertThat(entry.getDateStart().getValue())
                .isEqualTo(asked.getDateStart().getValue());
    }

    @Test
    void whoIsNotToBeInvitedOrHasNoAddressGetsNoMail() throws SQLException {
        // Given
        var office = desk.office();
        var silent = office.alice();
        silent.put("email", address);
        silent.put("send_invite", false);
        var unreachable = office.alice();
        unreachable.remove("email");
        // When
        var first = Desk.created(desk.post("/visitors/pre-register", silent));
        var second = Desk.created(desk.post("/visitors/pre-register", unreachable));
        desk.post("/visitors/" + first.getString("data.id") + "/cancel").then().statusCode(200);
        // Then
        assertThat(first.getBoolean("data.invite_sent")).isFalse();
        assertThat(first.getString("data.qr_code_url")).isNotNull();
        assertThat(second.getBoolean("data.invite_sent")).isFalse();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT count(*) FROM mail_message WHERE account_id = ?")) {
            select.setObject(1, desk.tenant().accountId());
            var row = select.executeQuery();
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
        assertThat(MailServer.receivedBy(address)).isEmpty();
    }

    @Test
    void aSandboxsInviteIsCapturedWithItsAttachments() throws SQLException {
        // Given
        var sandbox = Desk.of(TestTenants.sandboxOf(desk.tenant()));
        // When
        var visit = preRegister(sandbox.office());
        // Then
        assertThat(visit.getBoolean("data.invite_sent")).isTrue();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT attachments -> 1 ->> 'name' FROM mail_message"
                        + " WHERE account_id = ? AND mode = 'sandbox' AND state = 'captured'")) {
            select.setObject(1, desk.tenant().accountId());
            var row = select.executeQuery();
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo("invite.ics");
        }
    }
}
