package com.kyberaccess.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.common.event.EventHeaders;
import com.kyberaccess.common.id.IdType;
import com.kyberaccess.common.mail.MailDraft;
import com.kyberaccess.common.mail.MailQueue;
import com.kyberaccess.common.outbox.Outbox;
import com.kyberaccess.common.sandbox.SandboxData;
import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class SandboxResetTest {
    private static final String ACCOUNTS = "kyberaccess.account.v1";

    @Inject
    MailQueue mails;

    @Inject
    SandboxResets resets;

    @Inject
    Things things;

    @Inject
    DataSource database;

    private final Tenant live = TestTenants.next();
    private final Tenant sandbox = TestTenants.sandboxOf(live);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    /// What a service would keep.
    @Singleton
    static class Things implements SandboxData {
        private final List<Tenant> wiped = new CopyOnWriteArrayList<>();

        @Override
        public Set<String> tables() {
            return Set.of();
        }

        @Override
        public void wipe(Tenant tenant, Connection connection) {
            wiped.add(tenant);
        }
    }

    private void publish(String data, Instant at) {
        var event = """
                {"id":"%s","event":"sandbox.reset","timestamp":"%s","data":%s,"account_id":"%s"}""".formatted(Outbox.EVENT_ID.text(IdType.next()), at, data, sandbox.account());
        TopicProbe.publish(ACCOUNTS, sandbox.account(), event, Map.of(EventHeaders.MODE, "sandbox"));
    }

    private long wipes() {
        return things.wiped.stream().filter(sandbox::equals).count();
    }

    private int mails(Tenant tenant) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "SELECT count(*) FROM mail_message WHERE account_id = ? AND mode = ?")) {
            select.setObject(1, tenant.accountId());
            select.setString(2, tenant.mode().wireName());
            var row = select.executeQuery();
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aResetWipesWhatTheServiceKeepsAndItsCapturedMails() {
        // Given
        QuarkusTransaction.requiringNew().run(() -> mails.append(sandbox, new MailDraft("a@b.example", "s", "t", "h")));
        assertThat(mails(sandbox)).isEqualTo(1);
        // When
        publish("{\"reset_at\":\"%s\"}".formatted(now), now);
        // Then
        await().until(() -> mails(sandbox) == 0);
        assertThat(wipes()).isEqualTo(1);
        assertThat(things.wiped).doesNotContain(live);
    }

    @Test
    void aResetThatComesAgainOrLateWipesNothing() {
        // When
        publish("{\"reset_at\":\"%s\"}".formatted(now), now);
        publish("{\"reset_at\":\"%s\"}".formatted(now), now);
        publish("{\"reset_at\":\"%s\"}".formatted(now.minusSeconds(60)), now);
        publish("{\"reset_at\":\"%s\"}".formatted(now.plusSeconds(60)), now);
        // Then
        await().until(() -> resets.isStale(sandbox, now.plusSeconds(59)));
        assertThat(wipes()).isEqualTo(2);
    }

    @Test
    void eventsFromBeforeTheResetAreStaleInTheSandboxOnly() {
        // When
        resets.reset(sandbox.accountId(), now);
        // Then
        assertThat(resets.isStale(sandbox, now.minusSeconds(1))).isTrue();
        assertThat(resets.isStale(sandbox, now)).isFalse();
        assertThat(resets.isStale(live, now.minusSeconds(1))).isFalse();
    }

    @Test
    void aResetWithoutAMomentIsParked() {
        // When
        publish("{}", now);
        // Then
        try (var parked = new TopicProbe(ACCOUNTS + ".dlq")) {
            var letter = parked.await(message -> sandbox.account().equals(message.key()));
            assertThat(TopicProbe.header(letter, "dead_letter_reason")).isEqualTo("sandbox.reset needs reset_at");
        }
    }
}
