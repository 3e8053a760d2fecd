package com.kyberaccess.auth.link;

import com.kyberaccess.common.error.EnumNames;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@ApplicationScoped
class LinkTable {
    /// Expired invitations are still shown, so that an admin sees that nobody came.
    private static final Duration KEEP_EXPIRED = Duration.ofDays(90);

    private final EntityManager database;
    private final Clock clock;

    LinkTable(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /// @param unlessSince nothing is written if there is one made after this moment
    boolean replace(byte[] hash, UUID member, Purpose purpose, Instant now, Instant expiresAt, Instant unlessSince) {
        return database.createNativeQuery("""
                        INSERT INTO one_time_link AS old (hash, member_id, purpose, created_at, expires_at)
                        VALUES (:hash, :member, :purpose, :now, :expiresAt)
                        ON CONFLICT (member_id, purpose) DO UPDATE
                        SET hash = excluded.hash, created_at = excluded.created_at, expires_at = excluded.expires_at
                        WHERE old.created_at <= :unlessSince
                        """)
                        .setParameter("hash", hash)
                        .setParameter("member", member)
                        .setParameter("purpose", EnumNames.of(purpose))
                        .setParameter("now", now)
                        .setParameter("expiresAt", expiresAt)
                        .setParameter("unlessSince", unlessSince)
                        .executeUpdate()
                == 1;
    }

    Optional<UUID> find(byte[] hash, Purpose purpose, Instant now) {
        return database.createNativeQuery(
                        "SELECT member_id FROM one_time_link"
                                + " WHERE hash = :hash AND purpose = :purpose AND expires_at > :now",
                        UUID.class)
                .setParameter("hash", hash)
                .setParameter("purpose", EnumNames.of(purpose))
                .setParameter("now", now)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }

    Optional<UUID> delete(byte[] hash, Purpose purpose, Instant now) {
        return database.createNativeQuery(
                        "DELETE FROM one_time_link"
                                + " WHERE hash = :hash AND purpose = :purpose AND expires_at > :now"
                                + " RETURNING member_id",
                        UUID.class)
                .setParameter("hash", hash)
                .setParameter("purpose", EnumNames.of(purpose))
                .setParameter("now", now)
                .getResultStream()
                .map(UUID.class::cast)
                .findFirst();
    }

    void delete(UUID member, Purpose purpose) {
        database.createNativeQuery("DELETE FROM one_time_link WHERE member_id = :member AND purpose = :purpose")
                .setParameter("member", member)
                .setParameter("purpose", EnumNames.of(purpose))
                .executeUpdate();
    }

    Map<UUID, PendingLink> pending(Collection<UUID> members, Purpose purpose) {
        List<Tuple> rows = database.createNativeQuery(
                        "SELECT member_id, created_at, expires_at FROM one_time_link"
                                + " WHERE member_id IN (:members) AND purpose = :purpose",
                        Tuple.class)
                .setParameter("members", members)
                .setParameter("purpose", EnumNames.of(purpose))
                .getResultList();
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get(0, UUID.class),
                        row -> new PendingLink(row.get(1, Instant.class), row.get(2, Instant.class))));
    }

    @Scheduled(every = "1h", delayed = "3m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forget() {
        database.createNativeQuery("DELETE FROM one_time_link WHERE expires_at < :before")
                .setParameter("before", clock.instant().minus(KEEP_EXPIRED))
                .executeUpdate();
    }
}
