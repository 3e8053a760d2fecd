package com.kyberaccess.bench.emergency;

import com.kyberaccess.bench.harness.Latencies;
import com.kyberaccess.bench.harness.Load;
import com.kyberaccess.bench.harness.LocalHttp;
import com.kyberaccess.bench.harness.Report;
import io.vertx.core.http.HttpMethod;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/// The list with 10,000 people on site.
final class LongList {
    private static final int PEOPLE = 10_000;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final String FILL = """
            INSERT INTO presence (visit_id, account_id, mode, location_id, location_name, name, company, host_id, host_name,
                                  badge_number, checked_in_at)
            SELECT gen_random_uuid(), l.account_id, l.mode, l.location_id, l.name,
                   'Jane Visitor-' || n, 'Company ' || n % 300, 'usr_01h455vb4pex5vsknk084sn02q', 'John Doe ' || n % 100,
                   'V-' || n, now() - n * interval '1 second'
            FROM location l, generate_series(1, ?) n WHERE l.location_id = ?
            """;
    /// As a check-in and a check-out do: somebody leaves, somebody comes in, and the list says so.
    private static final String LEAVE = """
            UPDATE presence SET left_at = now()
            WHERE visit_id = (SELECT visit_id FROM presence WHERE left_at IS NULL AND location_id = ? LIMIT 1)
            """;

    private static final String CHANGED = "UPDATE presence_version SET version = version + 1";

    private static final String EMPTY = "UPDATE presence SET left_at = now() WHERE left_at IS NULL";

    private final Api api;
    private final Report report;

    LongList(Api api, Report report) {
        this.api = api;
        this.report = report;
    }

    void run(int seconds) {
        report.say("**Evacuation list with " + PEOPLE + " people on site**, whole, as JSON. Goal: p99 under 50 ms.");
        execute(EMPTY);
        var location = Ids.uuid(api.location());
        execute(FILL, PEOPLE, location);
        execute("ANALYZE presence");
        var load = new Load(number -> api.emergency(HttpMethod.GET, "/emergency/evacuation-list", null)
                .map(answer -> answer.status() == 200)
                .toCompletionStage());
        load.closed(2, WARM_UP);
        var answer = LocalHttp.await(api.emergency(HttpMethod.GET, "/emergency/evacuation-list", null));
        int people = Api.data(answer, 200).path("total_visitors").asInt();
        if (people != PEOPLE) {
            throw new IllegalStateException(people + " on the list");
        }
        report.table("load", "lists", "lists/s", "p50", "p99", "max", "MB each");
        double megabytes = answer.body().length() / 1e6;
        row("one at a time", load.closed(1, Duration.ofSeconds(seconds)), megabytes);
        row("2 a second, open", load.open(2, Duration.ofSeconds(seconds)), megabytes);
        changing(location, WARM_UP);
        row("one at a time, changed before each", changing(location, Duration.ofSeconds(seconds)), megabytes);
        execute(EMPTY);
    }

    /// The change itself, made in the database, is no part of what is measured.
    private Load.Result changing(UUID location, Duration duration) {
        var latencies = new Latencies();
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < duration.toNanos()) {
            execute(LEAVE, location);
            execute(FILL, 1, location);
            execute(CHANGED);
            long asked = System.nanoTime();
            var answer = LocalHttp.await(api.emergency(HttpMethod.GET, "/emergency/evacuation-list", null));
            latencies.recordNanos(System.nanoTime() - asked);
            if (answer.status() != 200) {
                throw new IllegalStateException("answered " + answer.status());
            }
        }
        return new Load.Result(latencies.count(), 0, Duration.ofNanos(System.nanoTime() - begin), latencies);
    }

    private void row(String load, Load.Result result, double megabytes) {
        report.row(
                load,
                result.succeeded(),
                result.perSecond(),
                result.latencies().percentile(50),
                result.latencies().percentile(99),
                result.latencies().max(),
                megabytes);
    }

    private void execute(String sql, Object... values) {
        try (var connection = api.emergencyDatabase().getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
