package com.kyberaccess.auth.signingkey;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

@ApplicationScoped
class SigningKeyRepository implements PanacheRepositoryBase<SigningKey, String> {
    /// Any fixed number that no other lock of this database has.
    private static final long CHANGE_LOCK = 0x7369676eL;

    /// The caller is the only one to change the set of keys until its transaction ends.
    void lockChanges() {
        getEntityManager()
                .createNativeQuery("SELECT count(*) FROM pg_advisory_xact_lock(:lock)", Long.class)
                .setParameter("lock", CHANGE_LOCK)
                .getSingleResult();
    }

    void deleteRetired(Instant now) {
        delete("retiresAt <= ?1", now);
    }

    /// All that have not retired, the one that signs last first.
    List<SigningKey> live(Instant now) {
        return list("retiresAt is null or retiresAt > ?1 order by signsFrom desc, kid", now);
    }
}
