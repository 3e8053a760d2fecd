package com.kyberaccess.visitor.host;

import com.kyberaccess.common.audit.AuditTrail;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the audit log says of hosts: who they are stands in the directory, and ends with it.
@ApplicationScoped
class HostAudit {
    private final AuditTrail audit;

    HostAudit(AuditTrail audit) {
        this.audit = audit;
    }

    /// @param changed the fields that changed, null where nothing did
    @RegisterForReflection
    record State(
            @Nullable String department,
            @Nullable String locationId,
            @Nullable List<String> changed) {
        static State of(HostRequest host, @Nullable List<String> changed) {
            return new State(host.department(), host.locationId(), changed);
        }
    }

    void created(HostCard host, HostRequest made) {
        audit.record("host.created", host.publicId(), null, State.of(made, null));
    }

    void updated(HostCard host, HostRequest before, HostRequest after) {
        audit.record("host.updated", host.publicId(), State.of(before, null), State.of(after, changed(before, after)));
    }

    void deleted(HostCard host, HostRequest before) {
        audit.record("host.deleted", host.publicId(), State.of(before, null), null);
    }

    private static List<String> changed(HostRequest before, HostRequest after) {
        var changed = new ArrayList<String>();
        if (!before.name().equals(after.name())) {
            changed.add("name");
        }
        if (!Objects.equals(before.email(), after.email())) {
            changed.add("email");
        }
        if (!Objects.equals(before.department(), after.department())) {
            changed.add("department");
        }
        if (!Objects.equals(before.locationId(), after.locationId())) {
            changed.add("location_id");
        }
        return changed;
    }
}
