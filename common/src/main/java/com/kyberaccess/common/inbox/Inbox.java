package com.kyberaccess.common.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import javax.sql.DataSource;

/// Remembers which events have been worked on, in the transaction of the work (design §1): a redelivered event does
/// nothing.
@ApplicationScoped
public class Inbox {
    private static final String INSERT = "INSERT INTO inbox (event_id) VALUES (?) ON CONFLICT DO NOTHING";

    private final DataSource database;

    Inbox(DataSource database) {
        this.database = database;
    }

    /// Whether this is the event's first time here; if so the caller works on it in this same transaction.
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean firstTime(String eventId) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, eventId);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("inbox row not written", e);
        }
    }
}
