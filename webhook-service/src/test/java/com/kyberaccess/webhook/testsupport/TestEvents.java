package com.kyberaccess.webhook.testsupport;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.TopicProbe;
import java.util.Map;

/// Events as the other services publish them.
public final class TestEvents {
    public static final String VISITOR = "kyberaccess.visitor.v1";
    public static final String EMERGENCY = "kyberaccess.emergency.v1";
    public static final String ACCOUNT = "kyberaccess.account.v1";
    public static final String AT = "2025-01-15T09:30:00Z";

    private TestEvents() {}

    /// Publishes an event whose id is new.
    ///
    /// @return the id
    public static String publish(Tenant tenant, String topic, String type, String data) {
        var id = Outbox.EVENT_ID.text(IdType.next());
        publishRaw(tenant, topic, id, body(id, type, data, tenant));
        return id;
    }

    public static String checkIn(Tenant tenant) {
        return publish(tenant, VISITOR, "visitor.checked_in", "{\"badge_number\":\"V-0042\"}");
    }

    public static void publishRaw(Tenant tenant, String topic, String id, String value) {
        TopicProbe.publish(
                topic,
                id,
                value,
                Map.of("ce_id", id, "kyber_mode", tenant.mode().wireName()));
    }

    public static String body(String id, String type, String data, Tenant tenant) {
        return "{\"id\":\"%s\",\"event\":\"%s\",\"timestamp\":\"%s\",\"data\":%s,\"account_id\":\"%s\"}"
                .formatted(id, type, AT, data, tenant.account());
    }
}
