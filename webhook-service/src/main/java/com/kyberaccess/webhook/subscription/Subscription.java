package com.kyberaccess.webhook.subscription;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.webhook.egress.EgressAddresses;
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

    /// @param storedSecret sealed, as are the headers
    Subscription(
            UUID id,
            Tenant tenant,
            CreateWebhookRequest request,
            String storedSecret,
            @Nullable String filter,
            @Nullable String storedHeaders,
            Instant now) {
        this.id = id;
        this.accountId = tenant.accountId();
        this.mode = tenant.mode().wireName();
        this.name = request.name();
        this.url = request.url();
        this.description = request.description();
        this.events = request.events().stream().distinct().toList();
        this.status = WebhookStatus.ACTIVE;
        this.signingSecret = storedSecret;
        this.filter = filter;
        this.headers = storedHeaders;
        this.ordered = Boolean.TRUE.equals(request.ordered());
        this.ipAllowlist = addresses(request.ipAllowlist());
        this.createdAt = now;
        this.updatedAt = now;
    }

    /// Takes over what the request gives.
    ///
    /// @param newFilter the filter to store, if the request gives one
    /// @param newHeaders the headers to store, if the request gives some
    void change(UpdateWebhookRequest request, @Nullable String newFilter, @Nullable String newHeaders, Instant now) {
        name = request.name() == null ? name : request.name();
        url = request.url() == null ? url : request.url();
        description = request.gives("description") ? request.description() : description;
        events = request.events() == null
                ? events
                : request.events().stream().distinct().toList();
        filter = request.gives("filter") ? newFilter : filter;
        headers = request.gives("headers") ? newHeaders : headers;
        ordered = request.ordered() == null ? ordered : request.ordered();
        ipAllowlist = request.ipAllowlist() == null ? ipAllowlist : addresses(request.ipAllowlist());
        updatedAt = now;
    }

    void pause(Instant now) {
        status = WebhookStatus.PAUSED;
        pausedAt = now;
        updatedAt = now;
    }

    void resume(Instant now) {
        status = WebhookStatus.ACTIVE;
        pausedAt = null;
        disabledAt = null;
        disabledReason = null;
        updatedAt = now;
    }

    /// The present secret signs beside the new one until `overlapUntil`; one that still does ends.
    void rotate(String storedSecret, @Nullable Instant overlapUntil, Instant now) {
        previousSecret = overlapUntil == null ? null : signingSecret;
        previousSecretUntil = overlapUntil;
        signingSecret = storedSecret;
        updatedAt = now;
    }

    Endpoint endpoint() {
        return new Endpoint(id, url, signingSecret, previousSecret, previousSecretUntil, headers, ipAllowlist);
    }

    private static List<String> addresses(@Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream()
                        .map(text -> EgressAddresses.canonical(text).orElseThrow())
                        .distinct()
                        .toList();
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

    @Nullable
    String filter() {
        return filter;
    }

    @Nullable
    String storedHeaders() {
        return headers;
    }

    boolean ordered() {
        return ordered;
    }

    List<String> ipAllowlist() {
        return ipAllowlist;
    }

    @Nullable
    Instant pausedAt() {
        return pausedAt;
    }

    @Nullable
    Instant disabledAt() {
        return disabledAt;
    }

    @Nullable
    DisabledReason disabledReason() {
        return disabledReason;
    }

    int consecutiveFailures() {
        return consecutiveFailures;
    }

    @Nullable
    Instant previousSecretUntil() {
        return previousSecretUntil;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
