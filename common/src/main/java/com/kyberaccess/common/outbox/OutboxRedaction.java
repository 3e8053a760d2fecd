package com.kyberaccess.common.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Consumer;
import javax.sql.DataSource;

/// Takes personal data out of events that wait in the outbox. They stay where they are, and are published in their
/// order: that it happened is told, of whom it was is not.
@ApplicationScoped
public class OutboxRedaction {
    /// What the relay is deleting at this moment has been published.
    private static final String WAITING = """
            SELECT seq, payload FROM outbox WHERE aggregatetype = ? AND aggregateid = ANY (?) AND payload IS NOT NULL
            ORDER BY seq FOR UPDATE SKIP LOCKED
            """;
    private static final String REPLACE = "UPDATE outbox SET payload = ? WHERE seq = ?";

    private final Outbox outbox;
    private final DataSource database;
    private final ObjectMapper mapper;

    OutboxRedaction(Outbox outbox, DataSource database, ObjectMapper mapper) {
        this.outbox = outbox;
        this.database = database;
        this.mapper = mapper;
    }

    /// Changes every waiting event of `aggregates`.
    ///
    /// @param redaction changes an event's `data` in place; the result still fits the event's schema
    @Transactional(Transactional.TxType.MANDATORY)
    public void redact(String topic, Collection<String> aggregates, Consumer<ObjectNode> redaction) {
        outbox.write();
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(WAITING);
                var replace = connection.prepareStatement(REPLACE)) {
            select.setString(1, topic);
            select.setArray(2, connection.createArrayOf("text", aggregates.toArray()));
            try (var row = select.executeQuery()) {
                while (row.next()) {
                    replace.setString(1, redacted(row.getString(2), redaction));
                    replace.setLong(2, row.getLong(1));
                    replace.addBatch();
                }
            }
            replace.executeBatch();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("outbox not redacted", e);
        }
    }

    private String redacted(String payload, Consumer<ObjectNode> redaction) throws JsonProcessingException {
        var event = mapper.readTree(payload);
        if (event.path("data") instanceof ObjectNode data) {
            redaction.accept(data);
        }
        return mapper.writeValueAsString(event);
    }
}
