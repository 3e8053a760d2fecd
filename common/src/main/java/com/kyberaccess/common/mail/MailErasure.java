package com.kyberaccess.common.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import javax.sql.DataSource;

/// Erases mails that have somebody's personal data: those that wait, failed or were captured, in the table and as
/// files. What an SMTP server has taken is the recipient's.
@ApplicationScoped
public class MailErasure {
    private static final String ERASE = "DELETE FROM mail_message WHERE about = ANY (?)";

    private final DataSource database;
    private final MailConfig config;
    private final Clock clock;

    MailErasure(DataSource database, MailConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    /// The rows go with the caller's transaction. Files go at once, before it ends: they are captures of local
    /// mode, of which one too many may go but none may stay. A mail that is being written at this moment is
    /// taken back by its writer, who finds the row gone.
    ///
    /// @param subjects public ids, as given to {@link MailQueue#append}
    @Transactional(Transactional.TxType.MANDATORY)
    public void erase(Collection<String> subjects) {
        try (var connection = database.getConnection();
                var erase = connection.prepareStatement(ERASE)) {
            erase.setArray(1, connection.createArrayOf("text", subjects.toArray()));
            erase.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("mails not erased", e);
        }
        config.captureDirectory().ifPresent(directory -> new DirectoryTransport(directory, clock).erase(subjects));
    }
}
