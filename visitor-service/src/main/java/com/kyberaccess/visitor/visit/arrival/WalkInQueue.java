package com.kyberaccess.visitor.visit.arrival;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.visit.arrival.WalkInLine.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Group commit (docs/adr/0029-check-in-path.md): walk-ins at one location can't be committed side by side, because
/// each holds the badge counter until its commit. Those that would wait for it anyway, and those at the tenant's other
/// locations beside them, are written together, in one transaction, by the first of them. A walk-in that meets no other
/// is not delayed.
@ApplicationScoped
class WalkInQueue {
    static final int AT_MOST = 32;

    private final WalkIns walkIns;
    private final ConcurrentMap<Tenant, WalkInLine> lines = new ConcurrentHashMap<>();

    WalkInQueue(WalkIns walkIns) {
        this.walkIns = walkIns;
    }

    /// @throws ApiException 409 for the second tap of a double tap, with the code of what the first became, and
    ///     where nobody may check in
    CheckedInView checkIn(WalkIn walkIn) {
        var line = lines.computeIfAbsent(walkIn.tenant(), tenant -> new WalkInLine());
        var mine = new Waiting(walkIn);
        if (line.join(mine) || mine.awaitTurn()) {
            try {
                write(line.take(AT_MOST));
            } finally {
                line.pass();
            }
        }
        return mine.outcome().view();
    }

    /// The same in a transaction of its own.
    CheckedInView checkInAlone(WalkIn walkIn) {
        return walkIns.write(new WalkIns.Group(List.of(walkIn))).getFirst().view();
    }

    /// How many wait in all lines.
    int waiting() {
        return lines.values().stream().mapToInt(WalkInLine::size).sum();
    }

    private void write(List<Waiting> together) {
        var group = new WalkIns.Group(together.stream().map(Waiting::walkIn).toList());
        try {
            var outcomes = walkIns.write(group);
            for (int i = 0; i < together.size(); i++) {
                together.get(i).settle(outcomes.get(i));
            }
        } catch (RuntimeException | Error e) {
            if (together.size() > 1 && !group.written()) {
                // Nothing is written. What is wrong with one must not be the others' fault.
                together.forEach(waiting -> write(List.of(waiting)));
            } else {
                var failure = e instanceof RuntimeException known ? known : new IllegalStateException(e);
                together.forEach(waiting -> waiting.settle(new Outcome.Refused(failure)));
            }
        }
    }
}
