package com.kyberaccess.emergency.rollcall;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.SecurityConfig;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.emergency.database.Columns;
import com.kyberaccess.emergency.database.Database;
import com.kyberaccess.emergency.notice.PersonalLinks;
import com.kyberaccess.emergency.staff.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// "I am safe" links: 256 random bits that stand for one person in one evacuation, kept as a hash. They need
/// no signature, and no key that could leak: what is not in the table is no link. The first use marks the
/// person safe; further ones change nothing. They end with the evacuation.
@ApplicationScoped
class SafeLinks implements PersonalLinks {
    static final String PATH = "/api/v1/emergency/safe/";
    private static final int TOKEN_BYTES = 32;

    private static final String INSERT =
            "INSERT INTO safe_link (token_hash, evacuation_id, person_id) VALUES (?, ?, ?)";
    private static final String SELECT = """
            SELECT e.account_id, e.mode, s.evacuation_id, s.person_id, e.drill, e.ended_at, s.used_at
            FROM safe_link s JOIN evacuation e ON e.id = s.evacuation_id WHERE s.token_hash = ?
            """;
    private static final String USE = "UPDATE safe_link SET used_at = ? WHERE token_hash = ? AND used_at IS NULL";

    private final Database database;
    private final EvacuationStore evacuations;
    private final RollCallStore people;
    private final RollCall rollCall;
    private final SecurityConfig config;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SafeLinks(
            Database database,
            EvacuationStore evacuations,
            RollCallStore people,
            RollCall rollCall,
            SecurityConfig config,
            Clock clock) {
        this.database = database;
        this.evacuations = evacuations;
        this.people = people;
        this.rollCall = rollCall;
        this.config = config;
        this.clock = clock;
    }

    /// What a link stands for.
    ///
    /// @param over whether the evacuation has ended
    /// @param used whether it has marked the person already
    record Target(Tenant tenant, UUID evacuation, Person person, boolean drill, boolean over, boolean used) {}

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<String> link(Tenant tenant, UUID subject, Recipient recipient) {
        var evacuation = evacuations.held(tenant, subject).filter(found -> !found.isOver());
        if (evacuation.isEmpty()) {
            return Optional.empty();
        }
        var person = new Person(Person.Kind.STAFF, recipient.id());
        people.add(subject, person, "staff", recipient.name(), null, recipient.locationId(), now());
        var bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        database.execute(INSERT, hash(token), subject, recipient.id());
        return Optional.of(config.publicUrl() + PATH + token);
    }

    Optional<Target> find(String token) {
        return database.first(
                SELECT,
                row -> new Target(
                        new Tenant(Columns.id(row, 1), Mode.of(row.getString(2)).orElseThrow()),
                        Columns.id(row, 3),
                        new Person(Person.Kind.STAFF, Columns.id(row, 4)),
                        row.getBoolean(5),
                        row.getObject(6) != null,
                        row.getObject(7) != null),
                hash(token));
    }

    /// Marks the person safe, once.
    @Transactional
    void use(String token, Target target) {
        if (database.execute(USE, now(), hash(token)) == 1) {
            var person = target.person().publicId();
            rollCall.mark(
                    target.tenant(),
                    person,
                    target.evacuation(),
                    person,
                    new MarkRequest(MarkStatus.SAFE, null, null, MarkStore.LINK, null));
        }
    }

    private Instant now() {
        return clock.instant();
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
