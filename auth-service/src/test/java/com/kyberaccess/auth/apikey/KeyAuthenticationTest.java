package com.kyberaccess.auth.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.security.ApiKeyFormat;
import com.kyberaccess.common.security.KeyUses;
import com.kyberaccess.common.security.Mode;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class KeyAuthenticationTest {
    private final AtomicInteger lookUps = new AtomicInteger();
    private final KeyAuthentication keys =
            new KeyAuthentication(new KeyLookup(unreachable()), new KeyUses(uses -> {}), Clock.systemUTC());

    @Test
    void aWrongChecksumIsRefusedWithoutALookUp() {
        // Given
        var key = ApiKeyFormat.generate(Mode.LIVE, new SecureRandom());
        var mistyped = key.substring(0, key.length() - 1) + (key.endsWith("0") ? "1" : "0");

        // When
        var refusal = catchThrowableOfType(ApiException.class, () -> keys.authenticate(mistyped, "203.0.113.7"));

        // Then
        assertThat(refusal.code()).isEqualTo(PlatformError.UNAUTHORIZED);
        assertThat(lookUps).hasValue(0);
    }

    @Test
    void tenKilobytesAreRefusedWithoutALookUp() {
        // When
        var refusal = catchThrowableOfType(
                ApiException.class, () -> keys.authenticate("ka_live_" + "a".repeat(10_240), "203.0.113.7"));

        // Then
        assertThat(refusal.code()).isEqualTo(PlatformError.UNAUTHORIZED);
        assertThat(lookUps).hasValue(0);
    }

    @Test
    void aRightChecksumIsLookedUp() {
        assertThatThrownBy(() -> keys.authenticate(ApiKeyFormat.generate(Mode.LIVE, new SecureRandom()), "203.0.113.7"))
                .isInstanceOf(IllegalStateException.class);
        assertThat(lookUps).hasValue(1);
    }

    private DataSource unreachable() {
        return new PGSimpleDataSource() {
            @Override
            public java.sql.Connection getConnection() throws java.sql.SQLException {
                lookUps.incrementAndGet();
                throw new java.sql.SQLException("unreachable");
            }
        };
    }
}
