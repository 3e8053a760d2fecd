package com.kyberaccess.auth.team;

import com.kyberaccess.common.paging.PageRequest;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.common.security.Tenant;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class TeamMemberRepository implements PanacheRepositoryBase<TeamMember, UUID> {

    /// Across accounts: whoever logs in has no tenant yet. PostgreSQL alone decides what counts as the same address.
    Optional<TeamMember> byEmail(String email) {
        return find("lower(email) = lower(?1)", email).firstResultOptional();
    }

    /// Across accounts: of a token or a link, which are proof enough.
    Optional<TeamMember> locked(UUID id) {
        return find("id = ?1", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResultOptional();
    }

    Optional<TeamMember> byId(Tenant tenant, UUID id) {
        return find("accountId = ?1 and id = ?2", tenant.accountId(), id).firstResultOptional();
    }

    /// The newest first; the id is a UUIDv7 and sorts by time.
    List<TeamMember> list(Tenant tenant, PageRequest page) {
        return find("accountId = ?1 order by id desc", tenant.accountId())
                .range(page.offset(), page.offset() + page.perPage() - 1)
                .list();
    }

    long count(Tenant tenant) {
        return count("accountId = ?1", tenant.accountId());
    }

    /// Locks the account's owners and these members, always in the same order, so that changes of who owns an account
    /// come one after the other and see each other.
    List<TeamMember> lockedWithOwners(Tenant tenant, List<UUID> members) {
        return find("accountId = ?1 and (role = ?2 or id in ?3) order by id", tenant.accountId(), Role.OWNER, members)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
