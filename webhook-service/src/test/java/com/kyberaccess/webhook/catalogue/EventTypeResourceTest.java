package com.kyberaccess.webhook.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.kyberaccess.testing.EventContract;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.testing.TestTokens;
import com.kyberaccess.webhook.testsupport.Api;
import com.kyberaccess.webhook.testsupport.Egress;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@WithTestResource(Infrastructure.class)
@WithTestResource(Egress.class)
class EventTypeResourceTest {
    @Inject
    EventTypes types;

    static List<String> all() {
        return EventCatalogue.types();
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyTypeHasASchemaAndASampleThatFitsIt(String type) {
        var found = types.find(type).orElseThrow();
        assertThat(found.schema().path("title").asText()).isEqualTo(type);
        assertThat(found.description()).isNotBlank();
        EventContract.assertFits(type, found.sample());
    }

    @Test
    void catalogueIsOnePage() {
        var reader = TestTokens.readOnly(TestTenants.next());
        int count = EventCatalogue.types().size();
        Api.with(reader)
                .get("/api/v1/event-types")
                .then()
                .statusCode(200)
                .body("meta.total", equalTo(count))
                .body("data.size()", equalTo(count))
                .body("data[0].type", equalTo("visitor.checked_in"))
                .body("data[0].schema.properties.event.const", equalTo("visitor.checked_in"))
                .body("data[0].sample.data.badge_number", equalTo("V-0042"));
        Api.with(reader)
                .get("/api/v1/event-types/user.login")
                .then()
                .statusCode(200)
                .body("data.type", equalTo("user.login"));
        Api.with(reader).get("/api/v1/event-types/host.created").then().statusCode(404);
    }
}
