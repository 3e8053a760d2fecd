package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Keys belong to an account: its sandbox and live keys are listed and revoked together.
@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKey, UUID> {

    /// Unrevoked keys, the newest first; the id is a UUIDv7 and sorts by time.
    List<ApiKey> active(Tenant tenant, PageRequest page) {
        return find("accountId = ?1 and revokedAt is null order by id desc", tenant.accountId())
                .range(page.offset(), page.offset() + page.perPage() - 1)
                .list();
    }

    long countActive(Tenant tenant) {
        return count("accountId = ?1 and revokedAt is null", tenant.accountId());
    }

    Optional<ApiKey> byId(Tenant tenant, UUID id) {
        return find("accountId = ?1 and id = ?2", tenant.accountId(), id).firstResultOptional();
    }

    /// Unrevoked, and nobody else rotates or revokes it before the caller's transaction ends.
    Optional<ApiKey> activeForUpdate(Tenant tenant, UUID id) {
        return find("accountId = ?1 and id = ?2 and revokedAt is null", tenant.accountId(), id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    Optional<ApiKey> activeById(Tenant tenant, UUID id) {
        return find("accountId = ?1 and id = ?2 and revokedAt is null", tenant.accountId(), id)
                .firstResultOptional();
    }

    /// Those that still stand for the key.
    List<ApiKeySecret> liveSecrets(ApiKey key, Instant now) {
        return getEntityManager()
                .createQuery(
                        "from ApiKeySecret s where s.apiKeyId = :key and (s.expiresAt is null or s.expiresAt > :now)",
                        ApiKeySecret.class)
                .setParameter("key", key.id())
                .setParameter("now", now)
                .getResultList();
    }

    /// @return false if it was revoked before; two at once: true for one of them
    boolean revoke(Tenant tenant, UUID id, Instant now) {
        return update(
                        "revokedAt = ?1 where accountId = ?2 and id = ?3 and revokedAt is null",
                        now,
                        tenant.accountId(),
                        id)
                == 1;
    }

    void add(ApiKey key, ApiKeySecret secret) {
        persist(key);
        add(secret);
    }

    void add(ApiKeySecret secret) {
        getEntityManager().persist(secret);
    }
}
