package com.kyberaccess.auth.team;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.People.USERS;
import static com.kyberaccess.auth.testsupport.People.change;
import static com.kyberaccess.auth.testsupport.People.join;
import static com.kyberaccess.auth.testsupport.People.newAddress;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.audit.AuditTrail;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.MailServer;
import com.kyberaccess.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(MailServer.class)
class UserEventsTest {
    @Inject
    TestAccounts accounts;

    @Inject
    ObjectMapper mapper;

    @Test
    void theOtherServicesLearnOfEachChangeInOrder() throws Exception {
        // Given
        var owner = accounts.withOwner().login();
        var email = newAddress();

        // When
        var id = join(owner, email, Role.MANAGER);
        change(owner, id, Map.of("role", "front_desk", "active", false)).then().statusCode(200);
        as(owner).delete(USERS + "/" + id).then().statusCode(204);

        // Then
        try (var topic = new TopicProbe("kyberaccess.account.v1")) {
            var messages = topic.await(3, message -> message.key().equals(id));
            var types = List.of("user.added", "user.changed", "user.removed");
            for (int i = 0; i < types.size(); i++) {
                EventContract.assertFits(
                        types.get(i), mapper.readTree(messages.get(i).value()));
            }
            var added = mapper.readTree(messages.get(0).value()).at("/data/user");
            assertThat(added.path("email").asText()).isEqualTo(email);
            assertThat(added.path("active").asBoolean()).isTrue();
            var changed = mapper.readTree(messages.get(1).value()).at("/data/user");
            assertThat(changed.path("role").asText()).isEqualTo("front_desk");
            assertThat(changed.path("active").asBoolean()).isFalse();
        }
    }

    @Test
    void theFirstOwnerIsAnEventToo() throws Exception {
        // When
        var owner = accounts.withOwner().member();

        // Then
        try (var topic = new TopicProbe("kyberaccess.account.v1")) {
            var message = topic.await(seen -> seen.key().equals(owner.publicId()));
            EventContract.assertFits("user.added", mapper.readTree(message.value()));
        }
    }

    @Test
    void theAuditLogSaysWhoDidWhat() throws Exception {
        // Given
        var account = accounts.withOwner();
        var owner = account.login();

        // When
        var id = join(owner, newAddress(), Role.MANAGER);
        change(owner, id, Map.of("role", "view_only")).then().statusCode(200);
        as(owner).delete(USERS + "/" + id).then().statusCode(204);

        // Then
        try (var topic = new TopicProbe(AuditTrail.TOPIC)) {
            var entries = topic.await(4, message -> message.value().contains("\"object\":\"" + id + "\""));
            var read = entries.stream().map(entry -> {
                try {
                    return mapper.readTree(entry.value());
                } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                    throw new AssertionError(e);
                }
            });
            assertThat(read.map(entry -> entry.path("event").asText() + " "
                            + entry.at("/data/actor").asText()))
                    .containsExactly(
                            "user.invited " + account.member().publicId(),
                            "user.joined " + id,
                            "user.role_changed " + account.member().publicId(),
                            "user.removed " + account.member().publicId());
            assertThat(mapper.readTree(entries.get(2).value())
                            .at("/data/before/role")
                            .asText())
                    .isEqualTo("manager");
        }
    }
}
