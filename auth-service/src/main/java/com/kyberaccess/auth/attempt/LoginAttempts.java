package com.kyberaccess.auth.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Counts failures in a row, and locks with a back-off that doubles. In the database, so that replicas share it
/// and a restart keeps it; of unknown addresses too, at the same cost, so that nothing tells them from known
/// ones.
///
/// Failures from everywhere count together, but for the networks that the member has logged in from: each of
/// those counts by itself. So a stranger who keeps an address locked does not lock its owner out at the usual
/// place.
@ApplicationScoped
public class LoginAttempts {
    private static final String ELSEWHERE = "*";
    private static final UUID NOBODY = new UUID(0, 0);

    private final AttemptTable table;
    private final AttemptConfig config;
    private final Clock clock;

    LoginAttempts(AttemptTable table, AttemptConfig config, Clock clock) {
        this.table = table;
        this.config = config;
        this.clock = clock;
    }

    /// Counts an attempt before its password is looked at, so that many at once can't all be let in.
    ///
    /// @param member whose address it is, null if nobody's
    @Transactional
    public Attempt begin(String email, @Nullable UUID member, String ip) {
        var now = clock.instant();
        var network = ClientNetwork.of(ip);
        var source = table.known(member == null ? NOBODY : member, network, now.minus(config.knownNetworkFor()))
                ? network
                : ELSEWHERE;
        return table.count(email, source, now, config)
                .map(failures -> new Attempt(email, source, failures, false, failures == config.lockAfter()))
                .orElseGet(() -> new Attempt(email, source, 0, true, false));
    }

    /// The attempt was the member's own: its count is forgotten, and the network is known from now on.
    @Transactional(Transactional.TxType.MANDATORY)
    public void succeeded(Attempt attempt, UUID member, String ip) {
        table.forget(attempt.email(), attempt.source());
        table.remember(member, ClientNetwork.of(ip), clock.instant());
    }

    /// Whoever calls has proved otherwise to be the member: nothing is locked any more.
    @Transactional(Transactional.TxType.MANDATORY)
    public void proved(String email, UUID member, String ip) {
        table.forgetAll(email);
        table.remember(member, ClientNetwork.of(ip), clock.instant());
    }
}
