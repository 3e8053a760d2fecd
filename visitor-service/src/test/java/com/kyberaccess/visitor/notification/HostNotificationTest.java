package com.kyberaccess.visitor.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MailServer;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Against a real SMTP server. Every test has an address of its own.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class HostNotificationTest {
    @Inject
    DataSource database;

    private final String address = "host-" + UUID.randomUUID() + "@company.example";

    private Desk.Office officeOfHost(Desk desk) {
        var location = desk.location("Main Office", "Europe/Zurich");
        return new Desk.Office(desk, location, desk.host("John <b>Doe</b>", address, "Engineering", location));
    }

    private List<MimeMessage> received() {
        return MailServer.receivedBy(address);
    }

    private int rows(String condition) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT count(*) FROM mail_message WHERE recipient = ? AND " + condition)) {
            select.setString(1, address);
            var row = select.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theHostIsTold() throws Exception {
        // Given
        var office = officeOfHost(Desk.open());
        // When
        var visit = office.checkIn(office.jane());
        // Then
        assertThat(visit.getBoolean("data.host_notified")).isTrue();
        await().until(() -> received().size() == 1);
        var mail = received().getFirst();
        assertThat(mail.getSubject()).isEqualTo("Jane Smith has arrived at Main Office");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("KyberAccess <no-reply@kyberaccess.local>");
        var body = GreenMailUtil.getWholeMessage(mail);
        assertThat(body)
                .contains("text/plain", "text/html", "Acme Corp", "Meeting")
                .contains("Hello John <b>Doe</b>,", "Hello John &lt;b&gt;Doe&lt;/b&gt;,");
        await().until(() -> rows("true") == 0);
    }

    @Test
    void aHostWithoutAnAddressIsNotTold() {
        // Given
        var desk = Desk.open();
        desk.location("Main Office", "UTC");
        var host =
                Desk.created(desk.post("/hosts", Map.of("name", "Remote Rita"))).getString("data.id");
        // When
        var visit = Desk.created(
                desk.post("/visitors/check-in", Map.of("first_name", "Jane", "last_name", "Smith", "host_id", host)));
        // Then
        assertThat(visit.getBoolean("data.host_notified")).isFalse();
    }

    @Test
    void aSandboxSendsNothing() {
        // Given
        var office = officeOfHost(Desk.of(TestTenants.sandboxOf(TestTenants.next())));
        // When
        var visit = office.checkIn(office.jane());
        // Then
        assertThat(visit.getBoolean("data.host_notified")).isTrue();
        assertThat(rows("state = 'captured'")).isEqualTo(1);
    }
}
