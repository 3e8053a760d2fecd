package com.kyberaccess.auth.apikey;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Scope;
import com.kyberaccess.common.security.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Finds the key of a presented secret: the query of every token exchange, so plain JDBC without a transaction.
@ApplicationScoped
class KeyLookup {
    private static final String BY_PUBLIC_PART = """
            SELECT s.hash, s.expires_at AS secret_expires_at, k.id, k.account_id, k.mode, k.scope, k.grants, k.allowed_ips,
                   k.expires_at, k.revoked_at
            FROM api_key_secret s JOIN api_key k ON k.id = s.api_key_id
            WHERE s.public_part = ?
            """;

    private final DataSource database;

    KeyLookup(DataSource database) {
        this.database = database;
    }

    /// A secret as stored, and the key that it stands for.
    record Found(KeyIdentity key, byte[] hash, boolean revoked) {

        boolean expired(Instant now) {
            var endsAt = key.endsAt();
            return endsAt != null && !endsAt.isAfter(now);
        }
    }

    /// Not tenant-scoped: the credential tells the tenant.
    Optional<Found> find(String publicPart) {
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(BY_PUBLIC_PART)) {
            query.setString(1, publicPart);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(read(row, publicPart)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the key could not be looked up", e);
        }
    }

    private static Found read(ResultSet row, String publicPart) throws SQLException {
        var endsAt = earlier(instant(row, "secret_expires_at"), instant(row, "expires_at"));
        var key = new KeyIdentity(
                ApiKey.ID.text(row.getObject("id", UUID.class)),
                new Tenant(row.getObject("account_id", UUID.class), Mode.valueOf(row.getString("mode"))),
                Scope.valueOf(row.getString("scope")),
                Grants.permissions(texts(row, "grants")),
                List.of(texts(row, "allowed_ips")),
                ApiKeySecret.publicId(publicPart),
                endsAt);
        return new Found(key, row.getBytes("hash"), row.getTimestamp("revoked_at") != null);
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
