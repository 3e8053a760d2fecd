package com.kyberaccess.auth.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class RevocationTable {
    private final EntityManager database;

    RevocationTable(EntityManager database) {
        this.database = database;
    }

    /// A revocation that the replicas are to know.
    ///
    /// @param effectiveAt when it begins; null: it is in force
    record Known(String id, @Nullable Instant effectiveAt) {}

    /// The second one for an id can bring it forward, and never put it off.
    ///
    /// @param effectiveAt when it begins; null: at once
    @Transactional(Transactional.TxType.MANDATORY)
    void insert(String id, Instant revokedAt, @Nullable Instant effectiveAt, Instant lapsesAt) {
        database.createNativeQuery("""
                        INSERT INTO revocation AS present (id, revoked_at, effective_at, lapses_at)
                        VALUES (:id, :revokedAt, cast(:effectiveAt AS timestamptz), :lapsesAt)
                        ON CONFLICT (id) DO UPDATE SET effective_at =
                            CASE WHEN excluded.effective_at IS NULL THEN NULL
                                 ELSE least(present.effective_at, excluded.effective_at) END
                        WHERE present.effective_at IS NOT NULL
                        """)
                .setParameter("id", id)
                .setParameter("revokedAt", revokedAt)
                .setParameter("effectiveAt", effectiveAt)
                .setParameter("lapsesAt", lapsesAt)
                .executeUpdate();
    }

    /// All that a token may still outlive.
    @Transactional
    List<Known> known(Instant now) {
        List<Tuple> rows = database.createNativeQuery(
                        "SELECT id, effective_at FROM revocation WHERE lapses_at > :now", Tuple.class)
                .setParameter("now", now)
                .getResultList();
        return rows.stream()
                .map(row -> new Known(row.get(0, String.class), row.get(1, Instant.class)))
                .toList();
    }

    /// Takes out up to `limit` that no token can outlive any more; those that another replica is taking out are
    /// left to it.
    @Transactional(Transactional.TxType.MANDATORY)
    List<String> removeLapsed(Instant now, int limit) {
        return database.createNativeQuery("""
                        DELETE FROM revocation WHERE id IN (
                            SELECT id FROM revocation WHERE lapses_at <= :now LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING id
                        """, String.class)
                .setParameter("now", now)
                .setParameter("most", limit)
                .getResultList();
    }
}
