package com.kyberaccess.visitor.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MailServer;
import com.kyberaccess.visitor.testsupport.Desk;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Against a real SMTP server.
@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class DeliveryNotificationTest {
    private final String address = "host-" + UUID.randomUUID() + "@company.example";

    @Test
    void theHostReadsWhatHasComeAndWhere() throws Exception {
        // Given
        var desk = Desk.open();
        var location = desk.location("Main <Office>", "Europe/Zurich");
        var host = desk.host("John Doe", address, "Engineering", location);
        // When
        Desk.created(desk.post(
                "/deliveries",
                Map.of("host_id", host, "carrier", "DHL", "tracking_number", "JD0146", "sender", "A & B")));
        // Then
        await().until(() -> MailServer.receivedBy(address).size() == 1);
        var mail = MailServer.receivedBy(address).getFirst();
        assertThat(mail.getSubject()).isEqualTo("A package has arrived for you at Main <Office>");
        assertThat(GreenMailUtil.getWholeMessage(mail))
                .contains("text/plain", "text/html", "DHL", "JD0146")
                .contains("Main <Office>", "Main &lt;Office&gt;", "A & B", "A &amp; B");
    }
}
