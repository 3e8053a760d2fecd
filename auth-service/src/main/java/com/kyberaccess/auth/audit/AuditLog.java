package com.kyberaccess.auth.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.paging.Cursor;
import com.kyberaccess.common.paging.CursorPage;
import com.kyberaccess.common.paging.CursorPaging;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the log, the newest entry first.
@ApplicationScoped
class AuditLog {
    private final EntityManager database;
    private final ObjectMapper mapper;

    AuditLog(EntityManager database, ObjectMapper mapper) {
        this.database = database;
        this.mapper = mapper;
    }

    private record Row(long seq, AuditLogEntry entry) {}

    @Transactional
    CursorPage<AuditLogEntry> list(UUID account, AuditLogFilter.Checked filter, CursorPaging paging) {
        var parameters = new LinkedHashMap<String, Object>();
        var tenant = new Tenant(account, filter.mode());
        var sql =
                new StringBuilder("SELECT seq, content FROM audit_entry WHERE account_id = :account AND mode = :mode");
        parameters.put("account", tenant.accountId());
        parameters.put("mode", tenant.mode().wireName());
        paging.after(values -> Long.parseLong(values.getFirst()))
                .ifPresent(seq -> and(sql, parameters, "seq < :after", "after", seq));
        and(sql, parameters, "actor = :actor", "actor", filter.actor());
        and(sql, parameters, "action = :action", "action", filter.action());
        and(sql, parameters, "starts_with(action, :group)", "group", filter.group());
        and(sql, parameters, "object = :object", "object", filter.object());
        and(sql, parameters, "occurred_at >= :since", "since", filter.since());
        and(sql, parameters, "occurred_at < :until", "until", filter.until());
        var query = database.createNativeQuery(sql + " ORDER BY seq DESC LIMIT :most", Tuple.class)
                .setParameter("most", paging.perPage() + 1);
        parameters.forEach(query::setParameter);
        List<?> found = query.getResultList();
        var rows = found.stream()
                .map(Tuple.class::cast)
                .map(tuple -> new Row(tuple.get(0, Long.class), entry(tuple.get(1, String.class))))
                .toList();
        return CursorPage.of(rows, paging.perPage(), row -> Cursor.of(Long.toString(row.seq())))
                .map(Row::entry);
    }

    private static void and(
            StringBuilder sql,
            LinkedHashMap<String, Object> parameters,
            String condition,
            String name,
            @Nullable Object value) {
        if (value != null) {
            sql.append(" AND ").append(condition);
            parameters.put(name, value);
        }
    }

    private AuditLogEntry entry(String content) {
        try {
            return mapper.readValue(content, AuditLogEntry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored audit entry is not readable", e);
        }
    }
}
