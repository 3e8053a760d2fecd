package com.kyberaccess.auth.attempt;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AttemptTable {
    /// Nothing is updated, and so nothing returned, while a lock holds. The 32nd doubling and further ones are
    /// the same.
    private static final String COUNT = """
            INSERT INTO login_attempt AS a (address, source, failures, last_at)
            VALUES (sha256(convert_to(lower(:email), 'UTF8')), :source, 1, :now)
            ON CONFLICT (address, source) DO UPDATE SET
                failures = CASE WHEN a.last_at < :forgotten THEN 1 ELSE a.failures + 1 END,
                last_at = :now,
                locked_until = CASE WHEN a.last_at >= :forgotten AND a.failures + 1 >= :lockAfter
                    THEN CAST(:now AS timestamptz) + interval '1 second' * least(
                        CAST(:longest AS double precision),
                        CAST(:first AS double precision) * power(2, least(a.failures + 1 - :lockAfter, 32)))
                    END
            WHERE a.locked_until IS NULL OR a.locked_until <= :now
            RETURNING failures
            """;

    private static final String OF_ADDRESS = " WHERE address = sha256(convert_to(lower(:email), 'UTF8'))";

    private final EntityManager database;
    private final AttemptConfig config;
    private final Clock clock;

    AttemptTable(EntityManager database, AttemptConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    boolean known(UUID member, String network, Instant since) {
        return !database.createNativeQuery(
                        "SELECT 1 FROM known_network"
                                + " WHERE member_id = :member AND network = :network AND last_seen_at > :since",
                        Integer.class)
                .setParameter("member", member)
                .setParameter("network", network)
                .setParameter("since", since)
                .getResultList()
                .isEmpty();
    }

    /// @return failures in a row with this one; empty while locked
    Optional<Integer> count(String email, String source, Instant now, AttemptConfig config) {
        return database.createNativeQuery(COUNT, Integer.class)
                .setParameter("email", email)
                .setParameter("source", source)
                .setParameter("now", now)
                .setParameter("forgotten", now.minus(config.forgetAfter()))
                .setParameter("lockAfter", config.lockAfter())
                .setParameter("first", config.firstLock().toSeconds())
                .setParameter("longest", config.longestLock().toSeconds())
                .getResultStream()
                .map(Integer.class::cast)
                .findFirst();
    }

    void forget(String email, String source) {
        database.createNativeQuery("DELETE FROM login_attempt" + OF_ADDRESS + " AND source = :source")
                .setParameter("email", email)
                .setParameter("source", source)
                .executeUpdate();
    }

    void forgetAll(String email) {
        database.createNativeQuery("DELETE FROM login_attempt" + OF_ADDRESS)
                .setParameter("email", email)
                .executeUpdate();
    }

    void remember(UUID member, String network, Instant now) {
        database.createNativeQuery("""
                        INSERT INTO known_network (member_id, network, last_seen_at)
                        SELECT id, :network, :now FROM team_member WHERE id = :member
                        ON CONFLICT (member_id, network) DO UPDATE SET last_seen_at = excluded.last_seen_at
                        """)
                .setParameter("member", member)
                .setParameter("network", network)
                .setParameter("now", now)
                .executeUpdate();
    }

    @Scheduled(every = "1h", delayed = "4m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void forgetOld() {
        database.createNativeQuery("DELETE FROM login_attempt WHERE last_at < :before")
                .setParameter("before", clock.instant().minus(config.forgetAfter()))
                .executeUpdate();
        database.createNativeQuery("DELETE FROM known_network WHERE last_seen_at < :before")
                .setParameter("before", clock.instant().minus(config.knownNetworkFor()))
                .executeUpdate();
    }
}
