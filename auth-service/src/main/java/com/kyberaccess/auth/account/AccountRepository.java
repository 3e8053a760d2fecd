package com.kyberaccess.auth.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class AccountRepository implements PanacheRepositoryBase<Account, UUID> {
    /// Any fixed number that no other lock of this database has.
    private static final long CREATION_LOCK = 0x6163636f756e74L;

    /// The caller is the only one to create accounts until its transaction ends.
    void lockCreation() {
        getEntityManager()
                .createNativeQuery("SELECT count(*) FROM pg_advisory_xact_lock(:lock)", Long.class)
                .setParameter("lock", CREATION_LOCK)
                .getSingleResult();
    }

    boolean any() {
        return count() > 0;
    }

    /// Nobody else changes it before the caller's transaction ends.
    Optional<Account> byIdForUpdate(UUID account) {
        return findByIdOptional(account, LockModeType.PESSIMISTIC_WRITE);
    }

    Optional<Account> byId(UUID account) {
        return findByIdOptional(account);
    }
}
