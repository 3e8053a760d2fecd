package com.kyberaccess.auth.account;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.plan.Plan;
import com.kyberaccess.common.security.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

@Entity
class Account {
    @Id
    private UUID id;

    @Column
    private String name;

    @Column
    @Enumerated(EnumType.STRING)
    private Plan plan;

    @Column
    private String timeZone;

    @Column
    private Instant createdAt;

    @Version
    private int version;

    Account() {}

    Account(String name, Plan plan, ZoneId zone, Instant now) {
        this.id = IdType.next();
        this.name = name;
        this.plan = plan;
        this.timeZone = zone.getId();
        this.createdAt = now;
    }

    /// What is null stays.
    void apply(AccountRequest request) {
        name = request.name() == null ? name : request.name();
        timeZone = request.timeZone() == null ? timeZone : request.timeZone();
        plan = request.plan() == null ? plan : request.plan();
    }

    AccountView view() {
        return new AccountView(Tenant.ACCOUNT_ID.text(id), name, plan, timeZone, createdAt);
    }

    AccountFacts facts() {
        return new AccountFacts(id, name, plan, ZoneId.of(timeZone));
    }
}
