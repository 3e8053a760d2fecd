package com.kyberaccess.visitor.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.testsupport.MailServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Against a real SMTP server. Every test has an address of its own.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class MailTest {
    @Inject
    DataSource database;

    @Inject
    MailTable table;

    private final String address = "host-" + UUID.randomUUID() + "@company.example";

    private Desk.Office officeOfHost(Desk desk) {
        var location = desk.location("Main Office", "Europe/Zurich");
        return new Desk.Office(desk, location, desk.host("John <b>Doe</b>", address, "Engineering", location));
    }

    private List<MimeMessage> received() {
        return Arrays.stream(MailServer.server().getReceivedMessages())
                .filter(message -> recipient(message).equals(address))
                .toList();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
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
    void aMailThatIsNotTakenIsSentLater() {
        // Given
        var office = officeOfHost(Desk.open());
        MailServer.stopServer();
        try {
            // When
            office.checkIn(office.jane());
            await().until(() -> rows("attempts > 0 AND last_error IS NOT NULL") == 1);
        } finally {
            MailServer.startServer();
        }
        // Then
        await().until(() -> received().size() == 1);
        await().until(() -> rows("true") == 0);
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

    @Test
    void aMailWhoseSenderDiedIsClaimedAgainAfterItsLease() throws SQLException {
        // Given: a mail that nobody may claim for now, as if it were being sent
        var id = insert("now() + interval '1 hour'");
        assertThat(rows("attempts = 0")).isEqualTo(1);
        // When: its lease ends
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE mail_message SET due_at = now(), attempts = 1 WHERE id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        }
        // Then
        await().until(() -> received().size() == 1);
    }

    @Test
    void aLateSenderDoesNotSettleANewerAttempt() throws SQLException {
        // Given
        var id = insert("now() + interval '1 hour'");
        var stale = new QueuedMail(id, new MailDraft(address, "s", "t", "h"), 7);
        // When
        table.sent(stale);
        // Then
        assertThat(rows("state = 'queued'")).isEqualTo(1);
    }

    private UUID insert(String due) throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO mail_message
                            (id, account_id, mode, recipient, subject, text_body, html_body, state, due_at)
                        VALUES (?, ?, 'live', ?, 'Subject', 'text', '<p>html</p>', 'queued', %s)
                        """.formatted(due))) {
            insert.setObject(1, id);
            insert.setObject(2, UUID.randomUUID());
            insert.setString(3, address);
            insert.executeUpdate();
        }
        return id;
    }
}
