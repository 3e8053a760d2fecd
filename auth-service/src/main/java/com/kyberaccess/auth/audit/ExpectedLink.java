package com.kyberaccess.auth.audit;

import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.Tenant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An end of a chain that was printed earlier and must still be in it.
record ExpectedLink(String account, String mode, long seq, String hash) {
    /// @return null if none is given
    /// @throws IllegalArgumentException if one is given in part, or wrong
    static @Nullable ExpectedLink of(Map<String, String> parameters) {
        if (parameters.isEmpty()) {
            return null;
        }
        var account = required(parameters, "account");
        var mode = parameters.getOrDefault("mode", Mode.LIVE.wireName());
        var seq = required(parameters, "seq");
        var hash = required(parameters, "hash").toLowerCase(Locale.ROOT);
        if (Tenant.ACCOUNT_ID.parse(account).isEmpty()) {
            throw new IllegalArgumentException("account must be an acc_ id");
        }
        if (Mode.of(mode).isEmpty()) {
            throw new IllegalArgumentException("mode must be live or sandbox");
        }
        if (!seq.matches("[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("seq must be the number of an entry, from 1");
        }
        if (!hash.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("hash must be 64 hexadecimal digits");
        }
        return new ExpectedLink(account, mode, Long.parseLong(seq), hash);
    }

    boolean of(Tenant tenant) {
        return tenant.account().equals(account) && tenant.mode().wireName().equals(mode);
    }

    private static String required(Map<String, String> parameters, String name) {
        var value = parameters.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing; an expected end has account, seq and hash");
        }
        return value;
    }
}
