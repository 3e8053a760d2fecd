package com.kyberaccess.auth.team;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class TeamMemberRepository implements PanacheRepositoryBase<TeamMember, UUID> {

    /// Across accounts: whoever logs in has no tenant yet. PostgreSQL alone decides what counts as the same address.
    Optional<TeamMember> byEmail(String email) {
        return find("lower(email) = lower(?1)", email).firstResultOptional();
    }
}
