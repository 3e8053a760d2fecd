package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A webhook: which events go where, for one tenant.
@Entity
@DynamicUpdate // the recorder changes columns of its own at the same time
@SuppressWarnings("UnusedVariable") // queries read what Java does not
public class Subscription {
    /// Ids of webhooks: `whk_…`.
    public static final IdType ID = new IdType("whk");

    @Id
    private UUID id;

    private UUID accountId;
    private String mode;
    private String name;
    private String url;
    private @Nullable String description;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> events;

    private WebhookStatus status;
    private String signingSecret;
    private @Nullable String previousSecret;
    private @Nullable Instant previousSecretUntil;
    private @Nullable String filter;
    private @Nullable String headers;
    private boolean ordered;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> ipAllowlist;

    private @Nullable Instant pausedAt;
    private @Nullable Instant disabledAt;
    private @Nullable DisabledReason disabledReason;

    /// The recorder counts it, with SQL; never written from here.
    @Column(insertable = false, updatable = false)
    private int consecutiveFailures;

    private Instant createdAt;
    private Instant updatedAt;

    /// For Hibernate, which fills the fields.
    @SuppressWarnings("NullAway.Init")
    protected Subscription() {}

    Subscription(UUID id, Tenant tenant, CreateWebhookRequest request, String storedSecret, Instant now) {
        this.id = id;
        this.accountId = tenant.accountId();
        this.mode = tenant.mode().wireName();
        this.name = request.name();
        this.url = request.url();
        this.description = request.description();
        this.events = request.events().stream().distinct().toList();
        this.status = WebhookStatus.ACTIVE;
        this.signingSecret = storedSecret;
        this.ipAllowlist = List.of();
        this.createdAt = now;
        this.updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    String url() {
        return url;
    }

    @Nullable
    String description() {
        return description;
    }

    List<String> events() {
        return events;
    }

    WebhookStatus status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
