package com.kyberaccess.emergency.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Queues alarms and counts their mails.
@ApplicationScoped
public class Notices {
    private static final NoticeCounts NONE = new NoticeCounts(0, 0, 0, 0, true);

    private static final String INSERT = """
            INSERT INTO staff_notice (id, account_id, mode, subject_id, location_ids, content)
            VALUES (?, ?, ?, ?, ?::uuid[], ?::json)
            """;
    private static final String COUNTS = """
            SELECT n.subject_id,
                   count(*) FILTER (WHERE m.state = 'queued'),
                   count(*) FILTER (WHERE s.mail_id IS NOT NULL AND m.id IS NULL AND NOT s.failed),
                   count(*) FILTER (WHERE s.failed OR m.state = 'failed'),
                   count(*) FILTER (WHERE m.state = 'captured'),
                   bool_and(n.complete)
            FROM staff_notice n
            LEFT JOIN staff_notice_mail s ON s.notice_id = n.id
            LEFT JOIN mail_message m ON m.id = s.mail_id
            WHERE n.subject_id = ANY (?::uuid[]) GROUP BY n.subject_id
            """;
    /// The mail queue forgets what failed after a week; the count does not.
    private static final String REMEMBER_FAILURES = """
            UPDATE staff_notice_mail s SET failed = true
            FROM mail_message m WHERE m.id = s.mail_id AND m.state = 'failed' AND NOT s.failed
            """;

    private final Database database;
    private final ObjectMapper mapper;
    private final Event<Queued> queued;

    Notices(Database database, ObjectMapper mapper, Event<Queued> queued) {
        this.database = database;
        this.mapper = mapper;
        this.queued = queued;
    }

    /// Fired in the transaction that queued; observed after its commit.
    record Queued() {}

    /// Queues an alarm in the caller's transaction. Who gets it is decided right after the commit.
    ///
    /// @param subject the lockdown or evacuation
    /// @param locations whose staff; null for all
    @Transactional(Transactional.TxType.MANDATORY)
    public void queue(Tenant tenant, UUID subject, @Nullable List<UUID> locations, NoticeContent content) {
        try {
            database.execute(
                    INSERT,
                    IdType.next(),
                    tenant.accountId(),
                    tenant.mode().wireName(),
                    subject,
                    locations,
                    mapper.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("alarm not written", e);
        }
        queued.fire(new Queued());
    }

    /// The mails about `subject`.
    public NoticeCounts counts(UUID subject) {
        return counts(List.of(subject)).of(subject);
    }

    /// Counts by what they are about.
    public record Counts(Map<UUID, NoticeCounts> bySubject) {
        public NoticeCounts of(UUID subject) {
            return bySubject.getOrDefault(subject, NONE);
        }
    }

    /// The mails about each of `subjects`.
    public Counts counts(Collection<UUID> subjects) {
        var counts = new HashMap<UUID, NoticeCounts>();
        database.list(
                        COUNTS,
                        row -> Map.entry(
                                Columns.id(row, 1),
                                new NoticeCounts(
                                        row.getLong(2),
                                        row.getLong(3),
                                        row.getLong(4),
                                        row.getLong(5),
                                        row.getBoolean(6))),
                        subjects)
                .forEach(found -> counts.put(found.getKey(), found.getValue()));
        return new Counts(counts);
    }

    /// Several replicas may do it at once.
    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rememberFailures() {
        database.execute(REMEMBER_FAILURES);
    }
}
