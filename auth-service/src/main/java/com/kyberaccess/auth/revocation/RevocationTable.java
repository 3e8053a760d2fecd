package com.kyberaccess.auth.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class RevocationTable {
    private final EntityManager database;

    RevocationTable(EntityManager database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void insert(String id, Instant revokedAt, Instant lapsesAt) {
        database.createNativeQuery("""
                        INSERT INTO revocation (id, revoked_at, lapses_at) VALUES (:id, :revokedAt, :lapsesAt)
                        ON CONFLICT (id) DO NOTHING
                        """)
                .setParameter("id", id)
                .setParameter("revokedAt", revokedAt)
                .setParameter("lapsesAt", lapsesAt)
                .executeUpdate();
    }

    /// All that a token may still outlive.
    @Transactional
    List<String> inForce(Instant now) {
        return database.createNativeQuery("SELECT id FROM revocation WHERE lapses_at > :now", String.class)
                .setParameter("now", now)
                .getResultList();
    }

    /// Takes out up to `limit` that no token can outlive any more; those that another replica is taking out are left to
    // it.
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
