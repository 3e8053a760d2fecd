package com.kyberaccess.emergency;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.TopicProbe;
import java.time.Instant;
import java.util.Map;

/// Speaks as visitor-service does, on its topic.
public final class VisitorTopic {
    public static final String TOPIC = "kyberaccess.visitor.v1";
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

    public static void checkedIn(Tenant tenant, String visit, String location, String lastName, Instant at) {
        publish(tenant, visit, "visitor.checked_in", """
                {"visitor":{"id":"%s","first_name":"Jane","last_name":"%s","email":"jane@example.com","company":"Acme Corp",
                 "purpose":"Meeting"},"host":{"id":"usr_01h455vb4pex5vsknk084sn02q","name":"John Doe","department":"Engineering"},
                 "location":{"id":"%s","name":"as told by the event"},"check_in_time":"%s","badge_number":"V-0042",
                 "id_scanned":true,"nda_signed":true,"screening_status":"cleared"}
                """.formatted(visit, lastName, location, at));
    }

    public static void checkedOut(Tenant tenant, String visit, Instant at) {
        publish(tenant, visit, "visitor.checked_out", """
                {"visitor":{"id":"%s"},"check_out_time":"%s"}
                """.formatted(visit, at));
    }

    public static void deleted(Tenant tenant, String visit) {
        publish(tenant, visit, "visitor.deleted", """
                {"visitor":{"id":"%s"}}
                """.formatted(visit));
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
        var event = """
                {"id":"%s","event":"%s","timestamp":"%s","data":%s,"account_id":"%s"}""".formatted(EVENT.text(IdType.next()), type, Instant.now(), data, tenant.account());
        TopicProbe.publish(TOPIC, key, event, Map.of("kyber_mode", tenant.mode().wireName()));
    }
}
