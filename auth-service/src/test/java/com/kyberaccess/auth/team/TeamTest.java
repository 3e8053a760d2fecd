package com.kyberaccess.auth.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.auth.testsupport.TestAccounts;
import com.kyberaccess.common.security.Role;
import com.kyberaccess.testing.Infrastructure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class TeamTest {
    @Inject
    TestAccounts accounts;

    @Inject
    Team team;

    @Test
    void oneAddressIsOneMemberWhateverItsCase() {
        // Given
        var taken = accounts.withOwner().member().email().toUpperCase(Locale.ROOT);
        var other = accounts.withOwner();

        // When
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> team.add(other.facts().id(), "Somebody", taken, Role.ADMIN, "hash")))
                // Then
                .hasStackTraceContaining("team_member_email");
    }

    @Test
    void aMembersIdHasThePrefixOfUsers() {
        assertThat(accounts.withOwner().member().publicId()).startsWith("usr_");
    }
}
