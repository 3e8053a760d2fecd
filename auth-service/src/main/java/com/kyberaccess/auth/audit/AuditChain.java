package com.kyberaccess.auth.audit;

import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/// Appends entries to their tenants' chains, each entry once.
@ApplicationScoped
public class AuditChain {
    /// One order for all replicas, so that two that append to the same chains wait for each other and not in a circle.
    private static final Comparator<Tenant> LOCK_ORDER =
            Comparator.comparing(Tenant::accountId).thenComparing(Tenant::mode);

    private final AuditTable table;

    AuditChain(AuditTable table) {
        this.table = table;
    }

    @Transactional
    void append(List<IncomingEntry> entries) {
        var byTenant = new TreeMap<Tenant, LinkedHashMap<UUID, IncomingEntry>>(LOCK_ORDER);
        entries.forEach(entry -> byTenant.computeIfAbsent(entry.tenant(), tenant -> new LinkedHashMap<>())
                .putIfAbsent(entry.id(), entry));
        byTenant.forEach((tenant, told) -> append(tenant, told));
    }

    private void append(Tenant tenant, LinkedHashMap<UUID, IncomingEntry> told) {
        var end = table.lockEnd(tenant);
        // Under the lock: an entry that a redelivery brings again is there by now, or not at all.
        table.known(told.keySet()).forEach(told::remove);
        for (var entry : told.values()) {
            end = end.next(entry.content());
            table.insert(entry, end);
        }
        table.moveEnd(tenant, end);
    }
}
