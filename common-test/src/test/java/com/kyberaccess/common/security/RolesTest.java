package com.kyberaccess.common.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.EnumNames;
import com.kyberaccess.common.security.EndpointRule.Audience;
import com.kyberaccess.testing.OpenApiEndpoints;
import com.kyberaccess.testing.TestTenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The table of docs/guides/roles.md, the table in the code, and what the services serve.
class RolesTest {
    private static final Path GUIDE = Path.of("..", "docs", "guides", "roles.md");
    private static final String BEGIN = "<!-- table: begin -->\n";
    private static final String END = "<!-- table: end -->\n";
    private static final String YES = "yes";

    private final AccessPolicy policy = new AccessPolicy(AccessTable.STANDARD);

    @Test
    void everyServedEndpointHasADecision() {
        assertThat(OpenApiEndpoints.all()).hasSizeGreaterThan(20).allSatisfy(endpoint -> assertThat(
                        AccessTable.STANDARD.find(endpoint.path()))
                .hasValueSatisfying(rule -> assertThat(rule.leastRoles()).containsKey(endpoint.method())));
    }

    /// After an intended change: `-Dguide.update=true` writes the guide's table.
    @Test
    void theGuideShowsTheTable() throws IOException {
        // Given
        var guide = Files.readString(GUIDE);
        var expected = guide.substring(0, guide.indexOf(BEGIN) + BEGIN.length())
                + table()
                + guide.substring(guide.indexOf(END));
        if (Boolean.getBoolean("guide.update")) {
            Files.writeString(GUIDE, expected);
        }

        // When
        var text = Files.readString(GUIDE);

        // Then
        assertThat(text).isEqualTo(expected);
    }

    @Test
    void everyRoleMayDoWhatTheGuideSaysAndNothingElse() throws IOException {
        // Given
        var rows = guideRows();
        assertThat(rows).hasSizeGreaterThan(60);

        for (var row : rows) {
            for (var role : Role.values()) {
                // When
                var allowed = allowed(caller(role), row.method(), row.endpoint());

                // Then
                assertThat(allowed)
                        .as("%s %s %s", role, row.method(), row.endpoint())
                        .isEqualTo(row.may(role));
            }
        }
    }

    @Test
    void keysMayDoWhatTheGuideSaysAndNothingElse() throws IOException {
        for (var row : guideRows()) {
            // When
            var allowed = allowed(caller(null), row.method(), row.endpoint());

            // Then
            assertThat(allowed)
                    .as("a key %s %s", row.method(), row.endpoint())
                    .isEqualTo(!row.cells().get(7).equals("no"));
        }
    }

    @Test
    void anEndpointWithoutADecisionIsTheOwners() {
        for (var role : Role.values()) {
            assertThat(allowed(caller(role), "POST", "/api/v1/undecided")).isEqualTo(role == Role.OWNER);
        }
    }

    @Test
    void aHeadIsAGet() {
        assertThat(allowed(caller(Role.FRONT_DESK), "HEAD", "/api/v1/hosts")).isTrue();
        assertThat(allowed(caller(Role.FRONT_DESK), "HEAD", "/api/v1/watchlist"))
                .isFalse();
    }

    private record Row(List<String> cells) {
        String endpoint() {
            return cells.get(0).replace("`", "");
        }

        String method() {
            return cells.get(1);
        }

        boolean may(Role role) {
            return cells.get(2 + role.ordinal()).equals(YES);
        }
    }

    private static List<Row> guideRows() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> new Row(Arrays.stream(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList()))
                .toList();
    }

    private static String table() {
        var lines = new ArrayList<String>();
        lines.add("| endpoint | method | owner | admin | manager | front_desk | view_only | API key |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (var rule : AccessTable.STANDARD.rules()) {
            rule.leastRoles()
                    .forEach((method, least) -> lines.add("| `%s` | %s | %s | %s |"
                            .formatted(
                                    rule.endpoint(),
                                    method,
                                    Arrays.stream(Role.values())
                                            .map(role -> role.atLeast(least) ? YES : "–")
                                            .collect(Collectors.joining(" | ")),
                                    keys(rule.audience()))));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String keys(Audience audience) {
        return switch (audience) {
            case ANYBODY -> "no credential needed";
            case TEAM -> "no";
            case TEAM_AND_KEYS -> "by scope";
        };
    }

    private boolean allowed(Caller caller, String method, String endpoint) {
        try {
            policy.check(caller, method, endpoint);
            return true;
        } catch (ApiException refused) {
            return false;
        }
    }

    private static Caller caller(@Nullable Role role) {
        var claims = new JwtClaims();
        claims.setSubject(role == null ? "key_x" : "usr_x");
        claims.setJwtId("tok_x");
        claims.setExpirationTimeMinutesInTheFuture(60);
        claims.setStringClaim(TokenClaims.ACCOUNT, TestTenants.next().account());
        claims.setStringClaim(TokenClaims.MODE, "live");
        claims.setStringClaim(TokenClaims.SCOPE, "read_write");
        claims.setStringClaim(TokenClaims.PLAN, "starter");
        claims.setStringClaim(TokenClaims.ZONE, "UTC");
        if (role != null) {
            claims.setStringClaim(TokenClaims.ROLE, EnumNames.of(role));
        }
        return TokenReader.caller(claims);
    }
}
