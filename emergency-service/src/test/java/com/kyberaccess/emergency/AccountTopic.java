package com.kyberaccess.emergency;

import static org.awaitility.Awaitility.await;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TopicProbe;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Speaks as auth-service does, on its topic.
public final class AccountTopic {
    private static final String TOPIC = "kyberaccess.account.v1";
    private static final int PARTITIONS = 3;
    private static final IdType EVENT = new IdType("evt");
    private static final IdType USER = new IdType("usr");

    private AccountTopic() {}

    public static String newUser() {
        return USER.text(IdType.next());
    }

    public static void userAdded(Tenant tenant, String id, String email, boolean active) {
        publish(tenant, id, "user.added", """
                {"user":{"id":"%s","name":"Team Member","email":"%s","role":"manager","active":%s}}
                """.formatted(id, email, active));
    }

    public static void userRemoved(Tenant tenant, String id) {
        publish(tenant, id, "user.removed", """
                {"user":{"id":"%s"}}
                """.formatted(id));
    }

    /// Waits until everything published before has been read: until an inactive member behind it in every
    /// partition is known.
    public static void awaitRead(Tenant tenant) {
        var marker = IdType.next();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var id = new UUID(marker.getMostSignificantBits(), marker.getLeastSignificantBits() + partition);
            TopicProbe.publishTo(
                    TOPIC,
                    partition,
                    event(tenant, "user.changed", "{\"user\":{\"id\":\"" + USER.text(id) + "\",\"active\":false}}"),
                    Map.of("kyber_mode", "live"));
            await().atMost(Duration.ofSeconds(20)).until(() -> known(id));
        }
    }

    private static boolean known(UUID id) throws SQLException {
        try (var connection = Infrastructure.postgres().dataSource("kyber_test").getConnection();
                var select = connection.prepareStatement("SELECT 1 FROM team_member WHERE user_id = ?")) {
            select.setObject(1, id);
            return select.executeQuery().next();
        }
    }

    private static void publish(Tenant tenant, String key, String type, String data) {
        TopicProbe.publish(TOPIC, key, event(tenant, type, data), Map.of("kyber_mode", "live"));
    }

    private static String event(Tenant tenant, String type, String data) {
        return """
                {"id":"%s","event":"%s","timestamp":"%s","data":%s,"account_id":"%s"}""".formatted(EVENT.text(IdType.next()), type, Instant.now(), data, tenant.account());
    }
}
