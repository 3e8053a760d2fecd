package com.kyberaccess.emergency.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import com.kyberaccess.emergency.stream.StreamLog;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The two-person rule: what one person asks for happens when a second one confirms it within a minute.
@ApplicationScoped
public class Approvals {
    static final Duration TIME_TO_CONFIRM = Duration.ofMinutes(1);
    private static final IdType APPROVAL_ID = new IdType("apv");

    private static final String INSERT = """
            INSERT INTO approval (id, account_id, mode, action, request, requested_by, requested_at, expires_at)
            VALUES (?, ?, ?, ?, ?::json, ?, ?, ?)
            """;
    private static final String SELECT = """
            SELECT id, action, request, requested_by, requested_at, expires_at, confirmed_by FROM approval
            WHERE account_id = ? AND mode = ?
            """;
    private static final String PENDING =
            SELECT + " AND confirmed_at IS NULL AND expires_at > ? ORDER BY requested_at, id";
    private static final String LOCKED = SELECT + " AND id = ? FOR UPDATE";
    private static final String CONFIRM = "UPDATE approval SET confirmed_by = ?, confirmed_at = ? WHERE id = ?";

    private final Database database;
    private final List<ApprovableAction> actions;
    private final AuditTrail audit;
    private final StreamLog stream;
    private final ObjectMapper mapper;
    private final Clock clock;

    Approvals(
            Database database,
            @All List<ApprovableAction> actions,
            AuditTrail audit,
            StreamLog stream,
            ObjectMapper mapper,
            Clock clock) {
        this.database = database;
        this.actions = actions;
        this.audit = audit;
        this.stream = stream;
        this.mapper = mapper;
        this.clock = clock;
    }

    private record Approval(
            UUID id,
            String action,
            String request,
            String requestedBy,
            Instant requestedAt,
            Instant expiresAt,
            @Nullable String confirmedBy) {
        ApprovalView view(@Nullable Object result) {
            return new ApprovalView(
                    APPROVAL_ID.text(id),
                    action,
                    confirmedBy == null ? "pending" : "confirmed",
                    requestedBy,
                    requestedAt,
                    expiresAt,
                    confirmedBy,
                    result);
        }

        Approval confirmed(String by) {
            return new Approval(id, action, request, requestedBy, requestedAt, expiresAt, by);
        }
    }

    /// Keeps what a first person asks for until a second one confirms it.
    @Transactional
    public ApprovalView request(Caller caller, String action, Object request) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var approval = new Approval(
                IdType.next(), action, json(request), caller.subject(), now, now.plus(TIME_TO_CONFIRM), null);
        database.execute(
                INSERT,
                approval.id(),
                caller.tenant().accountId(),
                caller.tenant().mode().wireName(),
                action,
                approval.request(),
                approval.requestedBy(),
                now,
                approval.expiresAt());
        var view = approval.view(null);
        audit.record("emergency.approval_requested", view.id(), null, Map.of("action", action));
        stream.append(caller.tenant(), "approval_requested", () -> view);
        return view;
    }

    List<ApprovalView> pending(Tenant tenant) {
        return database
                .list(
                        PENDING,
                        Approvals::approval,
                        tenant.accountId(),
                        tenant.mode().wireName(),
                        clock.instant())
                .stream()
                .map(approval -> approval.view(null))
                .toList();
    }

    /// @throws ApiException 404, 403 unless it is a second person, 409 if it is too late, was confirmed
    ///     already, or can't be done any more
    @Transactional
    ApprovalView confirm(Caller caller, String id) {
        var tenant = caller.tenant();
        var approval = APPROVAL_ID
                .parse(id)
                .flatMap(known -> database.first(
                        LOCKED,
                        Approvals::approval,
                        tenant.accountId(),
                        tenant.mode().wireName(),
                        known))
                .orElseThrow(() -> ApiException.notFound("The approval"));
        // Keys, which may be two in one hand, don't come this far (AccessTable).
        if (caller.subject().equals(approval.requestedBy())) {
            throw ApprovalError.SECOND_PERSON_REQUIRED.exception();
        }
        if (approval.confirmedBy() != null) {
            throw ApprovalError.APPROVAL_ALREADY_CONFIRMED.exception();
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!approval.expiresAt().isAfter(now)) {
            throw ApprovalError.APPROVAL_EXPIRED.exception();
        }
        database.execute(CONFIRM, caller.subject(), now, approval.id());
        audit.record("emergency.approval_confirmed", id, null, Map.of("action", approval.action()));
        var result = perform(approval, new Actors(tenant, approval.requestedBy(), caller.subject()));
        return approval.confirmed(caller.subject()).view(result);
    }

    private Object perform(Approval approval, Actors actors) {
        var action = actions.stream()
                .filter(known -> known.name().equals(approval.action()))
                .findFirst()
                .orElseThrow();
        try {
            return action.perform(actors, mapper.readTree(approval.request()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("request not read", e);
        }
    }

    private String json(Object request) {
        try {
            return mapper.writeValueAsString(request);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("request not written", e);
        }
    }

    private static Approval approval(ResultSet row) throws SQLException {
        return new Approval(
                Columns.id(row, 1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                Columns.instant(row, 5),
                Columns.instant(row, 6),
                row.getString(7));
    }
}
