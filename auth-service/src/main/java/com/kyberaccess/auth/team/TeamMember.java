package com.kyberaccess.auth.team;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Role;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
class TeamMember {
    @Id
    private UUID id;

    @Column
    private UUID accountId;

    @Column
    private String name;

    @Column
    private String email;

    @Column
    @Enumerated(EnumType.STRING)
    private Role role;

    @Column
    private @Nullable String passwordHash;

    @Column
    private Instant createdAt;

    @Version
    private int version;

    TeamMember() {}

    TeamMember(UUID accountId, String name, String email, Role role, String passwordHash, Instant now) {
        this.id = IdType.next();
        this.accountId = accountId;
        this.name = name;
        this.email = email;
        this.role = role;
        this.passwordHash = passwordHash;
        this.createdAt = now;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    Member view() {
        return new Member(id, accountId, name, email, role);
    }
}
