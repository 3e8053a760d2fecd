package com.kyberaccess.auth.permission;

import static com.kyberaccess.auth.testsupport.Api.as;
import static com.kyberaccess.auth.testsupport.Api.createKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PermissionResourceTest {
    private static final String PERMISSIONS = "/api/v1/api-keys/permissions";

    @Inject
    TestAccounts accounts;

    @Test
    void theListIsPagedLikeAnyOther() {
        // When
        var page = as(accounts.withOwner().login())
                .get(PERMISSIONS + "?per_page=1")
                .jsonPath();

        // Then
        assertThat(page.getList("data"))
                .isEqualTo(List.of(Map.of("endpoint", "/api/v1/visitors", "methods", List.of("GET"))));
        assertThat(page.getInt("meta.total")).isEqualTo(PublishedEndpoints.all().size());
    }

    @Test
    void aKeyMayNameAllOfIt() {
        // Given
        var token = accounts.withOwner().login();
        var all = as(token).get(PERMISSIONS + "?per_page=100").jsonPath().getList("data");

        // When
        var key = createKey(token, Map.of("name", "n", "scope", "custom", "permissions", all));

        // Then
        assertThat(key.getList("permissions")).hasSameSizeAs(all);
    }

    @Test
    void noEndpointIsThereTwice() {
        assertThat(PublishedEndpoints.all())
                .extracting(com.kyberaccess.common.security.Permission::endpoint)
                .doesNotHaveDuplicates()
                .allMatch(endpoint -> endpoint.startsWith("/api/v1/"));
    }
}
