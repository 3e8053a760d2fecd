package com.kyberaccess.common.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MailServer;
import com.kyberaccess.testing.TestTenants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/// Against a real SMTP server. Every test has an address of its own.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class MailQueueTest {
    @Inject
    DataSource database;

    @Inject
    MailQueue queue;

    @Inject
    MailTable table;

    @Inject
    MailErasure erasure;

    private final String address = "somebody-" + UUID.randomUUID() + "@company.example";

    private long received() {
        return MailServer.receivedBy(address).size();
    }

    private void append() {
        QuarkusTransaction.requiringNew()
                .run(() -> queue.append(TestTenants.next(), new MailDraft(address, "Subject", "text", "<p>html</p>")));
    }

    @Test
    void aQueuedMailIsSentOnceAndForgotten() {
        // When
        append();
        // Then
        await().until(() -> received() == 1);
        await().until(() -> rows("true") == 0);
    }

    @Test
    void aMailOfARolledBackTransactionIsNotSent() {
        // When
        QuarkusTransaction.begin();
        queue.append(TestTenants.next(), new MailDraft(address, "Rolled back", "text", "<p>html</p>"));
        QuarkusTransaction.rollback();
        append();
        // Then
        await().until(() -> received() == 1);
        assertThat(rows("true")).isLessThanOrEqualTo(1);
    }

    @Test
    void aMailThatIsNotTakenIsSentLater() {
        // Given
        MailServer.stopServer();
        try {
            // When
            append();
            await().until(() -> rows("attempts > 0 AND last_error IS NOT NULL") == 1);
        } finally {
            MailServer.startServer();
        }
        // Then
        await().until(() -> received() == 1);
        await().until(() -> rows("true") == 0);
    }

    @Test
    void aMailWhoseSenderDiedIsClaimedAgainAfterItsLease() throws SQLException {
        // Given: a mail that nobody may claim for now, as if it were being sent
        var id = insertLeased();
        assertThat(rows("attempts = 0")).isEqualTo(1);
        // When: its lease ends
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE mail_message SET due_at = now(), attempts = 1 WHERE id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        }
        // Then
        await().until(() -> received() == 1);
    }

    @Test
    void aLateSenderDoesNotSettleANewerAttempt() throws SQLException {
        // Given
        var id = insertLeased();
        var stale = new QueuedMail(id, new MailDraft(address, "s", "t", "h"), 7, null);
        // When
        table.sent(List.of(stale));
        // Then
        assertThat(rows("state = 'queued'")).isEqualTo(1);
    }

    @Test
    void aMailIsErasedByWhomItTellsOf() {
        // Given: one of them, one of somebody else, one of nobody; none of them can be sent
        MailServer.stopServer();
        try {
            var somebody = "vis_" + UUID.randomUUID();
            for (var about : Arrays.asList(somebody, "vis_" + UUID.randomUUID(), null)) {
                QuarkusTransaction.requiringNew()
                        .run(() -> queue.append(
                                TestTenants.next(), new MailDraft(address, "Subject", "text", "<p>html</p>"), about));
            }
            // When
            QuarkusTransaction.requiringNew().run(() -> erasure.erase(List.of(somebody)));
            // Then
            assertThat(rows("true")).isEqualTo(2);
            assertThat(rows("about = '" + somebody + "'")).isZero();
        } finally {
            MailServer.startServer();
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

    private UUID insertLeased() throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO mail_message
                            (id, account_id, mode, recipient, subject, text_body, html_body, state, due_at)
                        VALUES (?, ?, 'live', ?, 'Subject', 'text', '<p>html</p>', 'queued', now() + interval '1 hour')
                        """)) {
            insert.setObject(1, id);
            insert.setObject(2, UUID.randomUUID());
            insert.setString(3, address);
            insert.executeUpdate();
        }
        return id;
    }
}
