package com.kyberaccess.common.mail;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Queues mails in the caller's transaction. A sandbox's mails are captured: they stay in the table, or go to
/// the capture directory, and never to anybody (design §5).
@ApplicationScoped
public class MailQueue {
    private static final String INSERT = """
            INSERT INTO mail_message
                (id, account_id, mode, recipient, subject, text_body, html_body, attachments, state, about)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?)
            """;

    private final DataSource database;
    private final MailConfig config;
    private final Event<Queued> queued;

    MailQueue(DataSource database, MailConfig config, Event<Queued> queued) {
        this.database = database;
        this.config = config;
        this.queued = queued;
    }

    /// Fired in the transaction that queued; observed after its commit.
    record Queued() {}

    /// @return the mail's id in `mail_message`: its row goes when it was sent, and tells when it could not be
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID append(Tenant tenant, MailDraft mail) {
        return append(tenant, mail, null);
    }

    /// The same for a mail that has somebody's personal data: {@link MailErasure} finds it by `about`.
    ///
    /// @param about the public id of whom it tells of
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID append(Tenant tenant, MailDraft mail, @Nullable String about) {
        var id = IdType.next();
        boolean captured =
                tenant.mode() == Mode.SANDBOX && config.captureDirectory().isEmpty();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, id);
            insert.setObject(2, tenant.accountId());
            insert.setString(3, tenant.mode().wireName());
            insert.setString(4, mail.to());
            insert.setString(5, mail.subject());
            insert.setString(6, mail.text());
            insert.setString(7, mail.html());
            insert.setString(8, AttachmentsColumn.of(mail.attachments()));
            insert.setString(9, captured ? "captured" : "queued");
            insert.setString(10, about);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("mail not queued", e);
        }
        queued.fire(new Queued());
        return id;
    }
}
