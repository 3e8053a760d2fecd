package com.kyberaccess.emergency;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Speaks as visitor-service does, on its topic.
public final class VisitorTopic {
    public static final String TOPIC = "kyberaccess.visitor.v1";
    private static final int PARTITIONS = 3;
    private static final IdType USER = new IdType("usr");
    private static final IdType EVENT = new IdType("evt");
    private static final IdType VISIT = new IdType("vis");
    private static final IdType LOCATION = new IdType("loc");

    private VisitorTopic() {}

    public static String newVisit() {
        return VISIT.text(IdType.next());
    }

    public static String newLocation() {
        return LOCATION.text(IdType.next());
    }

    public static void locationCreated(Tenant tenant, String id, String name, String zone) {
        publish(tenant, id, "location.created", """
                {"location":{"id":"%s","name":"%s","time_zone":"%s","primary":true}}
                """.formatted(id, name, zone));
    }

    /// @param location null for a host without one
    public static void hostCreated(Tenant tenant, String name, String email, @Nullable String location) {
        var id = USER.text(IdType.next());
        publish(tenant, id, "host.created", """
                {"host":{"id":"%s","name":"%s","email":"%s","department":"Engineering","location_id":%s}}
                """.formatted(
                        id, name, email, location == null ? "null" : "\"" + location + "\""));
    }

    /// The golden sample of `host.updated` or `host.deleted`, of now.
    ///
    /// @param host `usr_…`
    public static void host(Tenant tenant, String type, String host, String email, String location) {
        var event = (ObjectNode) EventContract.sample(type);
        event.put("account_id", tenant.account()).put("timestamp", Instant.now().toString());
        var data = (ObjectNode) event.at("/data/host");
        data.put("id", host);
        if (data.has("email")) {
            data.put("email", email).put("location_id", location);
        }
        TopicProbe.publish(
                TOPIC,
                host,
                event.toString(),
                Map.of("kyber_mode", tenant.mode().wireName()));
    }

    public static String newHost() {
        return USER.text(IdType.next());
    }

    /// Waits until everything published before has been read: until somebody who was denied behind it in every
    /// partition is known.
    public static void awaitRead(Tenant tenant) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var id = IdType.next();
            publishTo(tenant, partition, "visitor.denied", "{\"visitor\":{\"id\":\"" + VISIT.text(id) + "\"}}");
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> known(id));
        }
    }

    private static boolean known(UUID visit) throws SQLException {
        try (var connection = Infrastructure.postgres().dataSource("kyber_test").getConnection();
                var select = connection.prepareStatement("SELECT 1 FROM presence WHERE visit_id = ?")) {
            select.setObject(1, visit);
            return select.executeQuery().next();
        }
    }

    /// To a partition of choice, as if the keys had been spread otherwise.
    public static void publishTo(Tenant tenant, int partition, String type, String data) {
        TopicProbe.publishTo(
                TOPIC,
                partition,
                event(tenant, type, data),
                Map.of("kyber_mode", tenant.mode().wireName()));
    }

    public static void checkedIn(Tenant tenant, String visit, String location, String lastName, Instant at) {
        publish(tenant, visit, "visitor.checked_in", arrival(visit, location, lastName, "check_in_time", at));
    }

    public static void flagged(Tenant tenant, String visit, String location, String lastName, Instant at) {
        publish(tenant, visit, "visitor.flagged", arrival(visit, location, lastName, "flagged_at", at));
    }

    public static void denied(Tenant tenant, String visit) {
        publish(tenant, visit, "visitor.denied", """
                {"visitor":{"id":"%s"},"denied_by":"review"}
                """.formatted(visit));
    }

    /// The data of an arrival at half past nine in New York.
    public static String arrival(String visit, String location, String lastName, String moment) {
        return arrival(visit, location, lastName, moment, Instant.parse("2025-01-15T14:30:00Z"));
    }

    private static String arrival(String visit, String location, String lastName, String moment, Instant at) {
        return """
                {"visitor":{"id":"%s","first_name":"Jane","last_name":"%s","email":"jane@example.com","company":"Acme Corp",
                 "purpose":"Meeting"},"host":{"id":"usr_01h455vb4pex5vsknk084sn02q","name":"John Doe","department":"Engineering"},
                 "location":{"id":"%s","name":"as told by the event"},"%s":"%s","badge_number":"V-0042",
                 "id_scanned":true,"nda_signed":true,"screening_status":"cleared"}
                """.formatted(visit, lastName, location, moment, at);
    }

    /// A photo was taken, among other changes.
    public static void photographed(Tenant tenant, String visit) {
        publish(tenant, visit, "visitor.updated", """
                {"visitor":{"id":"%s"},"changed_fields":["company","photo_url"]}
                """.formatted(visit));
    }

    public static void checkedOut(Tenant tenant, String visit, Instant at) {
        publish(tenant, visit, "visitor.checked_out", """
                {"visitor":{"id":"%s"},"check_out_time":"%s"}
                """.formatted(visit, at));
    }

    public static void updated(Tenant tenant, String visit, String lastName) {
        publish(tenant, visit, "visitor.updated", """
                {"visitor":{"id":"%s","first_name":"Jane","last_name":"%s","company":"New Company Name"},
                 "changed_fields":["last_name","company"]}
                """.formatted(visit, lastName));
    }

    public static void deleted(Tenant tenant, String visit) {
        publish(tenant, visit, "visitor.deleted", """
                {"visitor":{"id":"%s"}}
                """.formatted(visit));
    }

    /// The golden sample of a type, as an event of `tenant` about `visit`.
    public static void sample(Tenant tenant, String type, String visit) {
        var event = (ObjectNode) EventContract.sample(type);
        event.put("account_id", tenant.account());
        ((ObjectNode) event.at("/data/visitor")).put("id", visit);
        TopicProbe.publish(
                TOPIC,
                visit,
                event.toString(),
                Map.of("kyber_mode", tenant.mode().wireName()));
    }

    /// The golden sample of a type, as an event of `tenant`.
    public static void sample(Tenant tenant, String type) {
        var event = (ObjectNode) EventContract.sample(type);
        event.put("account_id", tenant.account());
        var key = event.path("data").findValue("id").asText();
        TopicProbe.publish(
                TOPIC, key, event.toString(), Map.of("kyber_mode", tenant.mode().wireName()));
    }

    public static void publish(Tenant tenant, String key, String type, String data) {
        TopicProbe.publish(
                TOPIC,
                key,
                event(tenant, type, data),
                Map.of("kyber_mode", tenant.mode().wireName()));
    }

    private static String event(Tenant tenant, String type, String data) {
        return """
                {"id":"%s","event":"%s","timestamp":"%s","data":%s,"account_id":"%s"}""".formatted(EVENT.text(IdType.next()), type, Instant.now(), data, tenant.account());
    }
}
