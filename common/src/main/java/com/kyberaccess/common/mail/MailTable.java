package com.kyberaccess.common.mail;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/// The queue's SQL. Time is the database's, which all replicas share. A claim moves `due_at` behind the lease,
/// so that a mail whose sender died becomes due again by itself. Claims and the removal
/// of what was sent do not wait for the disk: if a crash of the database forgets one, a mail is sent twice at
/// worst, as it is if the sender dies.
@ApplicationScoped
class MailTable {
    private static final String CLAIM = """
            UPDATE mail_message SET attempts = attempts + 1, due_at = now() + ? * interval '1 millisecond'
            WHERE id IN (
                SELECT id FROM mail_message WHERE state = 'queued' AND due_at <= now()
                ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
            RETURNING id, recipient, subject, text_body, html_body, attachments, attempts, about,
                set_config('synchronous_commit', 'off', true)
            """;
    private static final String SENT = """
            DELETE FROM mail_message m USING unnest(?::uuid[], ?::integer[]) AS sent (id, attempts)
            WHERE m.id = sent.id AND m.attempts = sent.attempts
            RETURNING m.id, set_config('synchronous_commit', 'off', true)
            """;
    private static final String RETRY = """
            UPDATE mail_message SET due_at = now() + ? * interval '1 millisecond', last_error = ?
            WHERE id = ? AND attempts = ?
            """;
    private static final String FAILED =
            "UPDATE mail_message SET state = 'failed', last_error = ? WHERE id = ? AND attempts = ?";
    private static final String FORGET = """
            DELETE FROM mail_message WHERE state <> 'queued' AND created_at < now() - ? * interval '1 millisecond'
            """;

    private final DataSource database;

    MailTable(DataSource database) {
        this.database = database;
    }

    List<QueuedMail> claim(int limit, Duration lease) {
        try (var connection = database.getConnection();
                var claim = connection.prepareStatement(CLAIM)) {
            claim.setLong(1, lease.toMillis());
            claim.setInt(2, limit);
            var claimed = new ArrayList<QueuedMail>();
            try (var rows = claim.executeQuery()) {
                while (rows.next()) {
                    claimed.add(new QueuedMail(
                            rows.getObject(1, UUID.class),
                            new MailDraft(
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getString(4),
                                    rows.getString(5),
                                    AttachmentsColumn.read(rows.getString(6))),
                            rows.getInt(7),
                            rows.getString(8)));
                }
            }
            return claimed;
        } catch (SQLException e) {
            throw new IllegalStateException("mails not claimed", e);
        }
    }

    /// All of a batch in one commit.
    ///
    /// @return those whose row is gone already: erased meanwhile, or another attempt's
    List<QueuedMail> sent(List<QueuedMail> mails) {
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(SENT)) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", mails.stream().map(QueuedMail::id).toArray()));
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "integer", mails.stream().map(QueuedMail::attempt).toArray()));
            var settled = new HashSet<UUID>();
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    settled.add(rows.getObject(1, UUID.class));
                }
            }
            return mails.stream().filter(mail -> !settled.contains(mail.id())).toList();
        } catch (SQLException e) {
            throw new IllegalStateException("mail queue not updated", e);
        }
    }

    void retry(QueuedMail mail, Duration delay, String error) {
        execute(RETRY, delay.toMillis(), error, mail.id(), mail.attempt());
    }

    void failed(QueuedMail mail, String error) {
        execute(FAILED, error, mail.id(), mail.attempt());
    }

    void forget(Duration after) {
        execute(FORGET, after.toMillis());
    }

    private int execute(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("mail queue not updated", e);
        }
    }
}
