package com.kyberaccess.emergency.notice;

import static com.kyberaccess.emergency.testsupport.ControlRoom.data;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.emergency.AccountTopic;
import com.kyberaccess.emergency.VisitorTopic;
import com.kyberaccess.emergency.testsupport.ControlRoom;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MailServer;
import com.kyberaccess.testing.TestTenants;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class StaffNoticeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ControlRoom room = ControlRoom.open();
    /// Addresses that no other test uses.
    private final String domain = "@" + room.tenant().account().replace('_', '-') + ".example";

    @Test
    void hostsOfTheLocationAndTeamMembersGetOneMailEachAndItIsCounted() throws MessagingException {
        // Given
        var here = room.location("Main Office");
        var elsewhere = room.location("Warehouse");
        host("host", here);
        host("anywhere", null);
        host("warehouse", elsewhere);
        member("guard", true);
        member("former", false);
        // The host is a team member as well.
        member("HOST", true);
        heard();
        // When
        var id = room.lockedDown(here);
        // Then
        counted("/lockdowns/" + id, 3);
        assertThat(MailServer.receivedBy("host" + domain)).hasSize(1);
        assertThat(MailServer.receivedBy("host" + domain).getFirst().getSubject())
                .isEqualTo("LOCKDOWN: Main Office");
        assertThat(MailServer.receivedBy("anywhere" + domain)).hasSize(1);
        assertThat(MailServer.receivedBy("guard" + domain)).hasSize(1);
        assertThat(MailServer.receivedBy("warehouse" + domain)).isEmpty();
        assertThat(MailServer.receivedBy("former" + domain)).isEmpty();
    }

    @Test
    void aHostIsToldWhereTheDirectoryHasThemNow() {
        // Given
        var here = room.location("Main Office");
        var elsewhere = room.location("Warehouse");
        for (var name : List.of("moved-in", "moved-out", "left")) {
            var id = VisitorTopic.newHost();
            VisitorTopic.host(
                    room.tenant(), "host.updated", id, name + domain, name.equals("moved-in") ? elsewhere : here);
            switch (name) {
                case "moved-in" -> VisitorTopic.host(room.tenant(), "host.updated", id, name + domain, here);
                case "moved-out" -> VisitorTopic.host(room.tenant(), "host.updated", id, name + domain, elsewhere);
                default -> VisitorTopic.host(room.tenant(), "host.deleted", id, name + domain, here);
            }
        }
        heard();
        // When
        var id = room.lockedDown(here);
        // Then
        counted("/lockdowns/" + id, 1);
        assertThat(MailServer.receivedBy("moved-in" + domain)).hasSize(1);
        assertThat(MailServer.receivedBy("moved-out" + domain)).isEmpty();
        assertThat(MailServer.receivedBy("left" + domain)).isEmpty();
    }

    @Test
    void aLockdownOfEveryLocationTellsEverybodyInParts() {
        // Given
        for (int i = 0; i < 450; i++) {
            member("guard-" + i, true);
        }
        heard();
        // When
        var id = data(room.post("/lockdown", Map.of("reason", "Storm")), 201).getString("data.id");
        // Then
        counted("/lockdowns/" + id, 450);
    }

    @Test
    void withoutNotifyAllNobodyGetsAMail() {
        // Given
        member("guard", true);
        heard();
        // When
        var id = data(room.post("/lockdown", Map.of("reason", "Quiet", "notify_all", false)), 201)
                .getString("data.id");
        // Then
        room.get("/lockdowns/" + id)
                .then()
                .body("data.notifications.complete", equalTo(true))
                .body("data.notifications.sent", equalTo(0));
        assertThat(MailServer.receivedBy("guard" + domain)).isEmpty();
    }

    @Test
    void mailsThatTheServerDoesNotTakeAreCountedAsQueuedUntilTheyAreSent() {
        // Given
        member("guard", true);
        heard();
        MailServer.stopServer();
        String id;
        try {
            // When
            id = data(room.post("/lockdown", Map.of("reason", "Storm")), 201).getString("data.id");
            // Then
            await().atMost(PATIENCE).untilAsserted(() -> room.get("/lockdowns/" + id)
                    .then()
                    .body("data.notifications.complete", equalTo(true))
                    .body("data.notifications.queued", equalTo(1)));
        } finally {
            MailServer.startServer();
        }
        counted("/lockdowns/" + id, 1);
    }

    @Test
    void aSandboxsAlarmIsCapturedAndReachesNobody() {
        // Given
        member("guard", true);
        heard();
        var sandbox = ControlRoom.of(TestTenants.sandboxOf(room.tenant()));
        // When
        var id = data(sandbox.post("/lockdown", Map.of("reason", "Try")), 201).getString("data.id");
        // Then
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> sandbox.get("/lockdowns/" + id).then().body("data.notifications.captured", equalTo(1)));
        assertThat(MailServer.receivedBy("guard" + domain)).isEmpty();
    }

    @Test
    void whoLeftTheTeamIsNotTold() {
        // Given
        var id = AccountTopic.newUser();
        AccountTopic.userAdded(room.tenant(), id, "gone" + domain, true);
        AccountTopic.userRemoved(room.tenant(), id);
        member("guard", true);
        heard();
        // When
        var lockdown =
                data(room.post("/lockdown", Map.of("reason", "Storm")), 201).getString("data.id");
        // Then
        counted("/lockdowns/" + lockdown, 1);
        assertThat(MailServer.receivedBy("gone" + domain)).isEmpty();
    }

    private void host(String name, @Nullable String location) {
        VisitorTopic.hostCreated(room.tenant(), name, name + domain, location);
    }

    private void member(String name, boolean active) {
        AccountTopic.userAdded(room.tenant(), AccountTopic.newUser(), name + domain, active);
    }

    /// Everything that was published before has been read: one message a partition later is known.
    private void heard() {
        VisitorTopic.awaitRead(room.tenant());
        AccountTopic.awaitRead(room.tenant());
    }

    private void counted(String path, int sent) {
        await().atMost(PATIENCE).untilAsserted(() -> room.get(path)
                .then()
                .body("data.notifications.complete", equalTo(true))
                .body("data.notifications.sent", equalTo(sent))
                .body("data.notifications.queued", equalTo(0))
                .body("data.notifications.failed", equalTo(0)));
    }
}
