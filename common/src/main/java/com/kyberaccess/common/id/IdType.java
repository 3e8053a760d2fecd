package com.kyberaccess.common.id;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A kind of public id: a readable prefix and a UUIDv7, written as a TypeID (`vis_01h455vb4pex5vsknk084sn02q`),
/// stored as `uuid`. Ids of one kind sort by time of creation. Format: TypeID specification 0.3 (prefix, `_`, 26
/// characters of Crockford base32 in lower case, the first at most `7`).
///
/// @param prefix 1 to 8 lower-case letters, as listed in the design, §4
public record IdType(String prefix) {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int LENGTH = 26;

    public IdType {
        if (!prefix.matches("[a-z]{1,8}")) {
            throw new IllegalArgumentException("an id prefix is 1 to 8 lower-case letters: " + prefix);
        }
    }

    /// A new id: UUIDv7 of now (RFC 9562 §5.7).
    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /// The public text of `id`.
    public String text(UUID id) {
        var out = new char[LENGTH];
        long high = id.getMostSignificantBits();
        long low = id.getLeastSignificantBits();
        for (int i = LENGTH - 1; i >= 0; i--) {
            out[i] = ALPHABET.charAt((int) (low & 31));
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return prefix + "_" + new String(out);
    }

    /// The public text of `id`, or null where there is none.
    public @Nullable String textOrNull(@Nullable UUID id) {
        return id == null ? null : text(id);
    }

    /// The id that `text` stands for; empty for anything that is not exactly an id of this kind.
    public Optional<UUID> parse(@Nullable String text) {
        if (text == null
                || text.length() != prefix.length() + 1 + LENGTH
                || !text.startsWith(prefix)
                || text.charAt(prefix.length()) != '_'
                || text.charAt(prefix.length() + 1) > '7') {
            return Optional.empty();
        }
        long high = 0;
        long low = 0;
        for (int i = prefix.length() + 1; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            high = (high << 5) | (low >>> 59);
            low = (low << 5) | digit;
        }
        return Optional.of(new UUID(high, low));
    }
}
