package com.kyberaccess.bench.webhooks;

import com.kyberaccess.bench.harness.Report;

/// A delivery log as a busy installation has it: millions of deliveries with an attempt each, of one webhook,
/// made by SQL in the sizes that the service writes.
final class LongLog {

    private static final int BATCH = 250_000;
    private static final String DELIVERIES = """
            WITH made AS MATERIALIZED (SELECT uuidv7() AS id, uuidv7() AS event_id FROM generate_series(1, ?)),
            attempted AS (
                INSERT INTO delivery_attempt (delivery_id, number, at, request_headers, response_status, response_headers,
                                              response_body, response_time_ms)
                SELECT id, 1, now(), ?, 200, '{"content-length":"0"}', '', 5 FROM made)
            INSERT INTO delivery (id, account_id, mode, subscription_id, event_id, event_type, occurred_at, status, attempts,
                                  response_code, response_time_ms, created_at, finished_at)
            SELECT made.id, ?, 'live', s.id, made.event_id, 'visitor.checked_in', now(), 'delivered', 1, 200, 5, now(), now()
            FROM made, subscription s WHERE s.account_id = ?
            """;
    private static final String HEADERS = """
            {"Content-Type":"application/json","User-Agent":"KyberAccess-Webhooks/1",\
            "X-KyberAccess-Event":"visitor.checked_in","X-KyberAccess-Delivery":"dlv_01jhm4q1a2b3c4d5e6f7g8h9jk",\
            "X-KyberAccess-Timestamp":"1736933400","X-KyberAccess-Signature":"sha256=%s",\
            "webhook-id":"dlv_01jhm4q1a2b3c4d5e6f7g8h9jk","webhook-timestamp":"1736933400","webhook-signature":"v1,%s"}""".formatted("0".repeat(64), "0".repeat(44));

    private LongLog() {}

    /// Fills the log up to so many attempts.
    static void fill(Stage stage, long rows, Report report) {
        long begin = System.nanoTime();
        var account = stage.database().account(stage.url("/never"));
        long have = stage.database().count("SELECT count(*) FROM delivery_attempt");
        for (long missing = rows - have; missing > 0; missing -= BATCH) {
            stage.database().execute(DELIVERIES, (int) Math.min(BATCH, missing), HEADERS, account.id(), account.id());
        }
        stage.database().execute("VACUUM ANALYZE delivery_attempt");
        stage.database().execute("VACUUM ANALYZE delivery");
        stage.database().execute("CHECKPOINT");
        report.say("Log filled to %,d attempts by SQL in %d s."
                .formatted(
                        stage.database().count("SELECT count(*) FROM delivery_attempt"),
                        (System.nanoTime() - begin) / 1_000_000_000));
    }
}
