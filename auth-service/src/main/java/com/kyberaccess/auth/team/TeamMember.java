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
    private static final IdType SESSION_ID = new IdType("ses");

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
    private boolean active;

    @Column
    private @Nullable Instant joinedAt;

    @Column
    private UUID sessionId;

    @Column
    private Instant createdAt;

    @Version
    private int version;

    TeamMember() {}

    /// Invited, and not yet there.
    TeamMember(UUID accountId, String name, String email, Role role, Instant now) {
        this.id = IdType.next();
        this.accountId = accountId;
        this.name = name;
        this.email = email;
        this.role = role;
        this.active = true;
        this.sessionId = IdType.next();
        this.createdAt = now;
    }

    void join(Instant now) {
        if (joinedAt == null) {
            joinedAt = now;
        }
    }

    void choosePassword(String hash) {
        passwordHash = hash;
    }

    void rename(String newName) {
        name = newName;
    }

    void assign(Role newRole) {
        role = newRole;
    }

    void activate(boolean may) {
        active = may;
    }

    /// @return the session that was: to be revoked
    String renewSession() {
        var ended = session();
        sessionId = IdType.next();
        return ended;
    }

    UUID id() {
        return id;
    }

    String publicId() {
        return Member.ID.text(id);
    }

    String name() {
        return name;
    }

    Role role() {
        return role;
    }

    boolean active() {
        return active;
    }

    boolean joined() {
        return joinedAt != null;
    }

    /// Whether this is an owner who can act as one.
    boolean actingOwner() {
        return role == Role.OWNER && active && joined();
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    @Nullable
    Instant joinedAt() {
        return joinedAt;
    }

    Instant createdAt() {
        return createdAt;
    }

    String session() {
        return SESSION_ID.text(sessionId);
    }

    Member view() {
        return new Member(id, accountId, name, email, role, active, joined(), session());
    }
}
