package com.kyberaccess.bench.visitors;

import com.kyberaccess.bench.harness.Report;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// Visits of three years made by SQL, as an account of many locations has them: people who come again, few
/// companies that send many and many that send few, first and last names by frequency. The same seed makes the
/// same people and times.
final class VisitData {
    static final int LOCATIONS = 50;
    static final int HOSTS = 1_000;
    static final int DEPARTMENTS = 20;
    static final List<String> PURPOSES = List.of(
            "Meeting",
            "Delivery",
            "Interview",
            "Maintenance",
            "Contract Review",
            "Training",
            "Audit",
            "Tour",
            "Event",
            "Service");

    private static final int BATCH = 500_000;
    private static final int SMALL_ACCOUNTS = 1_000;
    private static final int VISITS_OF_SMALL = 100;

    private static final String LOCATION = """
            INSERT INTO location (id, account_id, mode, name, time_zone, is_primary, created_at)
            SELECT gen_random_uuid(), ?, ?, 'Office ' || n, 'America/New_York', n = 1, now() FROM generate_series(1, ?) n
            """;
    private static final String HOST = """
            INSERT INTO host (id, account_id, mode, location_id, name, email, department, sort_name, search_text, created_at)
            SELECT gen_random_uuid(), l.account_id, l.mode, l.id, 'Host ' || n, 'host' || n || '@company.example',
                   'Department ' || n % ?, 'host ' || n, 'host ' || n, now()
            FROM generate_series(1, ?) n
            JOIN (SELECT *, row_number() OVER (ORDER BY id) AS i, count(*) OVER () AS c FROM location
                  WHERE account_id = ? AND mode = ?) l ON l.i = 1 + n % l.c
            """;
    /// Accounts without a login: nobody reads them, they are only there.
    private static final String OTHER_LOCATIONS = """
            INSERT INTO location (id, account_id, mode, name, time_zone, is_primary, created_at)
            SELECT gen_random_uuid(), gen_random_uuid(), 'live', 'Other', 'UTC', true, now() FROM generate_series(1, ?)
            """;
    private static final String OTHER_HOSTS = """
            INSERT INTO host (id, account_id, mode, location_id, name, sort_name, search_text, created_at)
            SELECT gen_random_uuid(), account_id, mode, id, 'Host', 'host', 'host', now() FROM location WHERE name = 'Other'
            """;
    private static final String OTHER_VISITS = """
            INSERT INTO visit (id, account_id, mode, location_id, host_id, status, first_name, last_name, custom_fields,
                expected_date, effective_at, sort_name, sort_company, search_text, created_at, updated_at, version)
            SELECT uuidv7(), h.account_id, h.mode, h.location_id, h.id, 'pre_registered', 'Anna', 'Smith', '{}', current_date,
                   now() - n * interval '1 day', 'smith anna', '', E'anna smith\\n\\n', now(), now(), 0
            FROM host h, generate_series(1, ?) n WHERE h.name = 'Host'
            """;
    /// p: the person, whose name and company are hashes of the number; few persons come often.
    private static final String VISITS = """
            WITH settings AS MATERIALIZED (SELECT setseed(?::float8 / 1e6)),
            hosts AS MATERIALIZED (SELECT array_agg(id ORDER BY name) AS ids, array_agg(location_id ORDER BY name) AS places,
                                          count(*)::int AS n FROM host WHERE account_id = ? AND mode = ?),
            drawn AS MATERIALIZED (
                SELECT floor(power(random(), 2) * ?)::bigint AS p, 1 + floor(power(random(), 1.5) * h.n)::int AS h,
                       random() AS fate, random() AS why, random() AS moment
                FROM settings, hosts h, generate_series(1, ?)),
            people AS (
                SELECT *, power(((p * 2654435761) % 1000003) / 1000003.0, 2) AS a,
                       power(((p * 40503 + 7) % 999983) / 999983.0, 1.5) AS b,
                       power(((p * 69069 + 3) % 1000033) / 1000033.0, 3) AS c FROM drawn),
            named AS (
                SELECT *, f.names[1 + floor(a * array_length(f.names, 1))::int] AS first,
                       l.heads[1 + floor(b * array_length(l.heads, 1))::int]
                           || l.tails[1 + (p % array_length(l.tails, 1))::int] AS last,
                       k.names[1 + floor(c * array_length(k.names, 1))::int] || ' '
                           || k.kinds[1 + (floor(c * 20000)::int % array_length(k.kinds, 1))] AS company
                FROM people, (SELECT string_to_array(?, ' ') AS names) f,
                     (SELECT string_to_array(?, ' ') AS heads, string_to_array(?, ' ') AS tails) l,
                     (SELECT string_to_array(?, ' ') AS names, string_to_array(?, ' ') AS kinds) k),
            timed AS (
                SELECT *, lower(first || '.' || last) || (p % 89) || '@' || lower(replace(company, ' ', '')) || '.example' AS email,
                       CASE WHEN fate < 0.01 THEN now() + moment * interval '30 days'
                            WHEN fate < 0.0102 THEN now() - moment * interval '8 hours'
                            ELSE date_trunc('day', now()) - (1 + floor(moment * 1095)) * interval '1 day'
                                 + (moment * 1095 - floor(moment * 1095)) * interval '10 hours' + interval '12 hours' END AS at,
                       CASE WHEN fate < 0.01 THEN 'pre_registered' WHEN fate < 0.0102 THEN 'checked_in'
                            WHEN fate < 0.03 THEN 'denied' WHEN fate < 0.05 THEN 'cancelled' ELSE 'checked_out' END AS state
                FROM named)
            INSERT INTO visit (id, account_id, mode, location_id, host_id, status, first_name, last_name, email, company,
                purpose, custom_fields, check_in_time, check_out_time, badge_number, effective_at, person_key, sort_name,
                sort_company, search_text, watchlist_cleared, created_at, updated_at, version)
            SELECT uuidv7(), ?, ?, hosts.places[h], hosts.ids[h], state, first, last, email, company,
                   (string_to_array(?, ','))[1 + floor(power(why, 2) * ?)::int], '{}',
                   CASE WHEN state LIKE 'checked%' THEN at END,
                   CASE WHEN state = 'checked_out' THEN at + interval '1 hour' END,
                   CASE WHEN state LIKE 'checked%' THEN 'V-' || p % 1000 END, at, 'email:' || email,
                   lower(last || ' ' || first), lower(company),
                   lower(first || ' ' || last || E'\\n' || email || E'\\n' || company), true, at, at, 0
            FROM timed, hosts
            """;
    private static final String FIRST =
            "Mary James John Anna Robert Maria Michael Linda David Elena Thomas Laura Daniel Sofia Paul Julia Mark Emma Peter"
                    + " Nina Andrew Sara Kevin Clara Brian Alice George Marta Eric Irene Steven Paula Jonas Heidi Felix Greta"
                    + " Oscar Ingrid Hugo Petra Ivan Olga Viktor Jane Adam Eva Simon Ruth Walter Jean Arthur Vera Henry Alma"
                    + " Leon Edith Bruno Agnes Otto Zoe Max Lena Tim Kim Ann Bo Li Wei";
    private static final String LAST_HEADS =
            "Smith John Miller Ander Lind Berg Carl Peter Wagn Schmid Fisch Web Mey Hoff Koch Rich Klein Wolf Neum Schwarz"
                    + " Zimmer Kru Hart Lang Wern Krau Lehm Maier Kohl Huber Kais Fuchs Pet Scholz Moell Weiss Jung Hahn Vogel"
                    + " Fried Kell Gunth Frank Roth Beck Lorenz Baum Alb Schust Simons Ludwig Boehm Wint Kram Mart";
    private static final String LAST_TAILS =
            "er son sen ski mann ton field wood ley ova berg stein ini ez ard man ing elli ford worth dale es strom quist lund"
                    + " bauer meister hofer inger ich opoulos enko ian aga moto";
    private static final String COMPANY_NAMES =
            "Acme Globex Initech Umbrella Stark Wayne Hooli Vandelay Soylent Cyberdyne Tyrell Wonka Oscorp Massive Aperture"
                    + " Nakatomi Gringotts Monarch Virtucon Duff Zorg Weyland Yoyodyne Octan Spectre Dunder Sterling Prestige"
                    + " Gekko Bluth Paper Pied Raviga Aviato Endframe Krusty Sirius Trade Rekall Omni Vehement Contoso Fabrikam"
                    + " Northwind Adventure Tailspin Litware Proseware Lucerne Alpine Wingtip Fourth Coho Humongous Margie";
    private static final String COMPANY_KINDS =
            "Corp Inc GmbH Ltd Group Partners Systems Logistics Consulting Holding Industries Labs Media Foods Energy Motors";

    private final Database database;
    private final Report report;

    VisitData(Database database, Report report) {
        this.database = database;
        this.report = report;
    }

    /// Fills a tenant up to `visits`.
    void fill(UUID account, String mode, long visits) {
        long have = database.count("SELECT count(*) FROM visit WHERE account_id = ? AND mode = ?", account, mode);
        if (have >= visits) {
            return;
        }
        places(account, mode, LOCATIONS, HOSTS);
        long begin = System.nanoTime();
        var indexes = visits - have > BATCH ? dropIndexes() : List.<String>of();
        database.execute("ALTER TABLE visit DISABLE TRIGGER USER");
        for (long missing = visits - have, batch = 1; missing > 0; missing -= BATCH, batch++) {
            visits(account, mode, batch, (int) Math.min(BATCH, missing), visits / 5);
        }
        database.execute("ALTER TABLE visit ENABLE TRIGGER USER");
        create(indexes);
        database.execute("VACUUM ANALYZE visit");
        report.say(
                "%,d visits of %s made in %d s.".formatted(visits, mode, (System.nanoTime() - begin) / 1_000_000_000));
    }

    /// A thousand accounts beside it.
    void others() {
        if (database.count("SELECT count(*) FROM location WHERE name = 'Other'") >= SMALL_ACCOUNTS) {
            return;
        }
        database.execute(OTHER_LOCATIONS, SMALL_ACCOUNTS);
        database.execute(OTHER_HOSTS);
        database.execute(OTHER_VISITS, VISITS_OF_SMALL);
    }

    /// Waits for the index, which the service makes when the tenant's list is read.
    void awaitIndex(UUID account) {
        long begin = System.nanoTime();
        while (database.count(
                        "SELECT count(*) FROM visit_index WHERE account_id = ? AND mode = 'live' AND ready", account)
                == 0) {
            LockSupport.parkNanos(500_000_000);
        }
        // The last merge is over when nothing but the largest segments and the rest behind them is left.
        while (database.count("""
                SELECT count(*) FROM (SELECT t.segment / 1048576 AS g FROM visit_term t
                JOIN visit_index i ON i.id = t.index_id AND i.account_id = ? WHERE t.term = 'x' AND t.level < 2
                GROUP BY g HAVING (min(t.segment) / 1048576 + 1) * 1048576::bigint <= (SELECT max(next_slot) FROM visit_index)) full_spans
                """, account) > 0) {
            LockSupport.parkNanos(500_000_000);
        }
        database.execute("VACUUM ANALYZE visit_term");
        database.execute("VACUUM ANALYZE visit_slot");
        report.say("Its index: made in %d s; %s.".formatted((System.nanoTime() - begin) / 1_000_000_000, sizes()));
    }

    private String sizes() {
        return database.texts("""
                        SELECT 'visit with its indexes ' || pg_size_pretty(pg_total_relation_size('visit')) || ', visit_term '
                            || pg_size_pretty(pg_total_relation_size('visit_term')) || ', visit_slot '
                            || pg_size_pretty(pg_total_relation_size('visit_slot'))
                        """).getFirst();
    }

    private void places(UUID account, String mode, int locations, int hosts) {
        if (database.count("SELECT count(*) FROM host WHERE account_id = ? AND mode = ?", account, mode) > 0) {
            return;
        }
        database.execute(LOCATION, account, mode, locations);
        database.execute(HOST, DEPARTMENTS, hosts, account, mode);
    }

    private void visits(UUID account, String mode, long seed, int count, long people) {
        database.execute(
                VISITS,
                seed % 1_000_000,
                account,
                mode,
                people,
                count,
                FIRST,
                LAST_HEADS,
                LAST_TAILS,
                COMPANY_NAMES,
                COMPANY_KINDS,
                account,
                mode,
                String.join(",", PURPOSES),
                PURPOSES.size());
    }

    private List<String> dropIndexes() {
        var definitions = database.texts(
                "SELECT indexdef FROM pg_indexes WHERE tablename = 'visit' AND indexname <> 'visit_pkey' ORDER BY indexname");
        database.texts("SELECT indexname FROM pg_indexes WHERE tablename = 'visit' AND indexname <> 'visit_pkey'")
                .forEach(name -> database.execute("DROP INDEX " + name));
        return definitions;
    }

    private void create(List<String> indexes) {
        database.execute("SET maintenance_work_mem = '1GB'");
        indexes.forEach(database::execute);
        database.execute("RESET maintenance_work_mem");
    }
}
