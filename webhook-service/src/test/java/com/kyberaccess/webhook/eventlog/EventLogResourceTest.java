package com.kyberaccess.webhook.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.TestEvents;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class EventLogResourceTest {
    private static final String PATH = "/api/v1/events";

    @Inject
    DataSource database;

    @Test
    void eventsAreReadOldestFirstAndToTheEnd() {
        // Given
        var tenant = TestTenants.next();
        var sent = IntStream.range(0, 5)
                .mapToObj(i -> TestEvents.publish(
                        tenant,
                        TestEvents.VISITOR,
                        i % 2 == 0 ? "visitor.denied" : "visitor.updated",
                        "{\"n\":" + i + "}"))
                .toList();
        awaitEvents(tenant, 5);

        // When
        var read = new ArrayList<String>();
        var query = "?per_page=2";
        while (query != null) {
            var page = Api.as(tenant).get(PATH + query).jsonPath();
            read.addAll(page.getList("data.id", String.class));
            var cursor = page.getString("meta.next_cursor");
            query = cursor == null ? null : "?per_page=2&cursor=" + cursor;
        }

        // Then
        assertThat(read).hasSize(5).containsExactlyInAnyOrderElementsOf(sent);
        get(tenant, "?after=" + read.get(2)).body("data.id", equalTo(read.subList(3, 5)));
        get(tenant, "?after=" + read.get(4)).body("data", equalTo(List.of())).body("meta.next_cursor", nullValue());
        get(tenant, "?type=visitor.updated").body("data.size()", equalTo(2));
        get(tenant, "?type=visitor.*&type=user.login").body("data.size()", equalTo(5));
        get(tenant, "?type=emergency.*").body("data.size()", equalTo(0));
        get(TestTenants.next(), "").body("data.size()", equalTo(0));
    }

    @Test
    void eventIsShownAsWebhooksSendIt() {
        var tenant = TestTenants.next();
        var id = TestEvents.checkIn(tenant);
        awaitEvents(tenant, 1);
        get(tenant, "")
                .body("data.id", contains(id))
                .body("data[0].event", equalTo("visitor.checked_in"))
                .body("data[0].timestamp", equalTo(TestEvents.AT))
                .body("data[0].data.badge_number", equalTo("V-0042"))
                .body("data[0].account_id", equalTo(tenant.account()));
    }

    @Test
    void readerWaitsForTransactionsThatAreStillOpenAndMissesNone() throws Exception {
        // Given
        var tenant = TestTenants.next();
        var slow = IdType.next();
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            store(connection, tenant, slow);
            var fast = IdType.next();
            try (var other = database.getConnection()) {
                store(other, tenant, fast);
            }

            // Then
            get(tenant, "").body("data.size()", equalTo(0));
            connection.commit();
            awaitEvents(tenant, 2);
            get(tenant, "").body("data.id", contains(Outbox.EVENT_ID.text(slow), Outbox.EVENT_ID.text(fast)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?after=evt_nope",
                "?after=evt_01jhm4s5t6v7w8x9y0z1a2b3c0",
                "?cursor=x",
                "?cursor=MQo",
                "?type=nope",
                "?per_page=0",
                "?per_page=101"
            })
    void unknownPlacesAndTypesAreRefused(String query) {
        Api.as(TestTenants.next()).get(PATH + query).then().statusCode(400);
    }

    @Test
    void anotherTenantsEventIsNoPlace() {
        var owner = TestTenants.next();
        var id = TestEvents.checkIn(owner);
        awaitEvents(owner, 1);
        Api.as(TestTenants.next()).get(PATH + "?after=" + id).then().statusCode(400);
        Api.as(TestTenants.sandboxOf(owner)).get(PATH + "?after=" + id).then().statusCode(400);
    }

    private static void store(Connection connection, Tenant tenant, UUID id) throws Exception {
        try (var insert = connection.prepareStatement("INSERT INTO event"
                + " (id, account_id, mode, type, occurred_at, received_at, body)"
                + " VALUES (?, ?, 'live', 'visitor.denied', now(), now(), ?)")) {
            insert.setObject(1, id);
            insert.setObject(2, tenant.accountId());
            insert.setBytes(
                    3,
                    TestEvents.body(Outbox.EVENT_ID.text(id), "visitor.denied", "{}", tenant)
                            .getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }

    private static void awaitEvents(Tenant tenant, int count) {
        Awaitility.await()
                .until(() -> Api.as(tenant).get(PATH).jsonPath().getList("data").size() == count);
    }

    private static ValidatableResponse get(Tenant tenant, String query) {
        return Api.as(tenant).get(PATH + query).then().statusCode(200);
    }
}
