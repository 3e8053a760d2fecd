package com.kyberaccess.visitor.testsupport;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.visitor.input.Folded;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.sql.DataSource;

/// Visits of a tenant, made past the API: many, alike in part, and changed at random. The same seed, the same
/// visits.
public final class ManyVisits {
    public static final List<String> FIRST = List.of("Ann", "Anna", "Bob", "Zoë", "José", "Li", "Annette", "Max");
    public static final List<String> LAST =
            List.of("Smith", "Müller", "O'Hara", "Łukasz", "Annan", "𠮷野", "Lee", "Smythe");
    /// Of one in forty: common in a small part of all, rare among many.
    public static final List<String> SELDOM = List.of("Smithson", "Annberg", "Hannan", "Smith Annberg");
    public static final List<String> COMPANIES = List.of("Acme Corp", "Beta GmbH", "alpha_corp", "Ånd & Co", "Corpus");
    public static final List<String> PURPOSES = List.of("Meeting", "Delivery", "Überprüfung");
    private static final List<String> STATUSES =
            List.of("checked_out", "checked_in", "pre_registered", "denied", "cancelled");
    private static final Instant BEGIN = Instant.parse("2024-12-20T00:00:00Z");
    private static final int MINUTES = 40 * 24 * 60;
    /// In which half of them come.
    private static final Instant RUSH = BEGIN.plus(Duration.ofDays(6));

    private static final int RUSH_SECONDS = 90 * 60;
    private static final String INSERT = """
            INSERT INTO visit (id, account_id, mode, location_id, host_id, status, first_name, last_name, email, company,
                purpose, custom_fields, check_in_time, check_out_time, badge_number, effective_at, archived_at, sort_name,
                sort_company, search_text, created_at, updated_at, version)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{}', ?, ?, 'V-1', ?, ?, ?, ?, ?, now(), now(), 0)
            """;

    private final DataSource database;
    private final Tenant tenant;
    private final List<UUID> locations;
    private final List<UUID> hosts;
    private final Random random;
    private final List<UUID> ids = new ArrayList<>();

    public ManyVisits(DataSource database, Tenant tenant, List<UUID> locations, List<UUID> hosts, long seed) {
        this.database = database;
        this.tenant = tenant;
        this.locations = locations;
        this.hosts = hosts;
        this.random = new Random(seed);
    }

    public ManyVisits add(int count) {
        run(connection -> {
            for (int i = 0; i < count; i++) {
                insert(connection);
            }
        });
        return this;
    }

    /// Checks out, moves in time, renames, archives or deletes `count` of them.
    public void change(int count) {
        run(connection -> {
            for (int i = 0; i < count; i++) {
                var id = ids.get(random.nextInt(ids.size()));
                switch (random.nextInt(5)) {
                    case 0 ->
                        update(
                                connection,
                                "status = 'checked_out', check_out_time = now(), check_in_time = effective_at",
                                id);
                    case 1 -> update(connection, "effective_at = effective_at + interval '3 days'", id);
                    case 2 ->
                        update(connection, "search_text = 'max planck\n\nacme corp', sort_name = 'planck max'", id);
                    case 3 -> update(connection, "archived_at = now()", id);
                    default -> delete(connection, id);
                }
            }
        });
    }

    /// Updates one after the other, `count` times, and nothing of them that a list shows.
    public void touch(int count) {
        run(connection -> {
            for (int i = 0; i < count; i++) {
                update(connection, "updated_at = now()", ids.get(i % ids.size()));
            }
        });
    }

    private void insert(Connection connection) throws SQLException {
        var first = any(FIRST);
        var last =
                switch (random.nextInt(40)) {
                    case 0 -> any(SELDOM);
                    case 1, 2 -> "Smith" + letter() + letter();
                    default -> any(LAST);
                };
        var company = random.nextInt(4) == 0 ? null : any(COMPANIES);
        var email = random.nextInt(3) == 0
                ? null
                : Folded.of(first + "." + last.charAt(0))
                        + (random.nextInt(15) == 0 ? "@smithson.example" : "@example.com");
        var status = any(STATUSES);
        var at = (random.nextBoolean()
                        ? RUSH.plusSeconds(random.nextInt(RUSH_SECONDS))
                        : BEGIN.plus(Duration.ofMinutes(random.nextInt(MINUTES))))
                .atOffset(ZoneOffset.UTC);
        boolean came = status.startsWith("checked");
        var id = IdType.next();
        try (var insert = connection.prepareStatement(INSERT)) {
            var values = new Object[] {
                id,
                tenant.accountId(),
                tenant.mode().wireName(),
                any(locations),
                any(hosts),
                status,
                first,
                last,
                email,
                company,
                random.nextInt(4) == 0 ? null : any(PURPOSES),
                came ? at : null,
                status.equals("checked_out") ? at.plusHours(1) : null,
                at,
                random.nextInt(10) == 0 ? at.plusDays(30) : null,
                Folded.of(last + " " + first),
                Folded.of(company),
                Folded.of(first + " " + last + "\n" + (email == null ? "" : email) + "\n"
                        + (company == null ? "" : company))
            };
            for (int i = 0; i < values.length; i++) {
                insert.setObject(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
        ids.add(id);
    }

    private char letter() {
        return (char) ('a' + random.nextInt(26));
    }

    private void update(Connection connection, String set, UUID id) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE visit SET " + set + " WHERE id = ?")) {
            update.setObject(1, id);
            update.executeUpdate();
        }
    }

    private void delete(Connection connection, UUID id) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM visit WHERE id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
        }
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private interface Work {
        void run(Connection connection) throws SQLException;
    }

    private void run(Work work) {
        try (var connection = database.getConnection()) {
            work.run(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
