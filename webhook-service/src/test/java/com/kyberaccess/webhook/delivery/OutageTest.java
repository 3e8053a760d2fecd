package com.kyberaccess.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import com.kyberaccess.webhook.testsupport.TestEvents;
import com.kyberaccess.webhook.testsupport.TestReceiver;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class OutageTest {
    private final TestReceiver receiver = new TestReceiver();

    @Inject
    DataSource database;

    @AfterEach
    void close() {
        Infrastructure.postgres().start();
        receiver.close();
    }

    @Test
    void eventPublishedWhileTheDatabaseIsDownArrivesAfterwards() {
        // Given
        var tenant = TestTenants.next();
        Api.subscribe(tenant, receiver.url(), "*");
        Infrastructure.postgres().stop();
        var event = TestEvents.checkIn(tenant);

        // When
        Infrastructure.postgres().start();

        // Then
        assertThat(receiver.await(1).getFirst().text()).contains(event);
    }

    @Test
    void answerThatCameWhileTheDatabaseWasDownIsRecordedAfterwards() throws InterruptedException {
        // Given
        var tenant = TestTenants.next();
        var arrived = new CountDownLatch(1);
        var down = new CountDownLatch(1);
        receiver.always(exchange -> {
            arrived.countDown();
            try {
                down.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            TestReceiver.status(200).handle(exchange);
        });
        var webhook = Api.subscribe(tenant, receiver.url(), "*");
        TestEvents.checkIn(tenant);
        arrived.await();

        // When
        var stopping =
                CompletableFuture.runAsync(() -> Infrastructure.postgres().stop());
        Awaitility.await().until(() -> !databaseAnswers());
        down.countDown();
        stopping.join();
        Infrastructure.postgres().start();

        // Then
        var log = Api.awaitDelivery(
                tenant, webhook, it -> !it.getString("data.status").equals("retrying"));
        assertThat(log.getString("data.status")).isEqualTo("delivered");
        assertThat(log.getInt("data.response_code")).isEqualTo(200);
        assertThat(receiver.received()).hasSize(1);
    }

    private boolean databaseAnswers() {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT 1")) {
            return select.execute();
        } catch (SQLException e) {
            return false;
        }
    }
}
