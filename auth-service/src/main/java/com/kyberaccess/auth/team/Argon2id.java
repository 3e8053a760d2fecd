package com.kyberaccess.auth.team;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.FixedBlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id (RFC 9106), written as PHC strings, as other Argon2 libraries read and write them. New hashes take 7 MiB
/// and 5 passes, of the parameters that OWASP's Password Storage Cheat Sheet calls equally strong those with the least
/// memory.
///
/// The memory is kept from one hash to the next. As garbage it drove the collector: a flood of log-ins stopped the
/// service for 20 to 300 ms, many times a second (docs/benchmarks/auth.md).
final class Argon2id {
    private static final int VERSION = Argon2Parameters.ARGON2_VERSION_13;
    private static final int MEMORY_KIB = 7 * 1024;
    private static final int PASSES = 5;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    /// What a computation takes beside the blocks of its memory.
    private static final int WORKING_BLOCKS = 8;

    private static final Pattern PHC =
            Pattern.compile("\\$argon2id\\$v=%d\\$m=([0-9]{1,7}),t=([0-9]{1,4}),p=([0-9]{1,3})".formatted(VERSION)
                    + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");
    private static final Base64.Encoder TEXT = Base64.getEncoder().withoutPadding();

    private final SecureRandom random = new SecureRandom();
    private final BlockPool memory;

    /// @param concurrent for how many hashes at a time memory is kept
    Argon2id(int concurrent) {
        memory = new FixedBlockPool(
                concurrent * (Argon2BytesGenerator.getBlockCount(MEMORY_KIB, LANES) + WORKING_BLOCKS));
    }

    String hash(String password) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = compute(password, salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES);
        return "$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s"
                .formatted(VERSION, MEMORY_KIB, PASSES, LANES, TEXT.encodeToString(salt), TEXT.encodeToString(hash));
    }

    /// In a time that does not tell how much of it is right.
    ///
    /// @throws IllegalArgumentException if `hash` is no PHC string of Argon2id
    boolean matches(String password, String hash) {
        var parts = PHC.matcher(hash);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a PHC string of Argon2id");
        }
        byte[] wanted = Base64.getDecoder().decode(parts.group(5));
        byte[] computed = compute(
                password,
                Base64.getDecoder().decode(parts.group(4)),
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                wanted.length);
        return MessageDigest.isEqual(wanted, computed);
    }

    private byte[] compute(String password, byte[] salt, int memoryKib, int passes, int lanes, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(VERSION)
                .withSalt(salt)
                .withMemoryAsKB(memoryKib)
                .withIterations(passes)
                .withParallelism(lanes)
                .withBlockPool(memory)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }
}
