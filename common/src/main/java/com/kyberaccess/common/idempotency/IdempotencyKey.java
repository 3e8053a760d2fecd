package com.kyberaccess.common.idempotency;

import com.kyberaccess.common.crypto.AesGcm;
import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Caller;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A client's key, and what is derived from it with HMAC-SHA-256 (NIST SP 800-108): it is never stored itself, so that
/// nobody but the client can read what is stored under it.
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";
    static final int MAX_LENGTH = 255;
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1," + MAX_LENGTH + "}");
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;
    private final String owner;

    private IdempotencyKey(String text, String owner) {
        this.secret = new SecretKeySpec(text.getBytes(StandardCharsets.US_ASCII), ALGORITHM);
        this.owner = owner;
    }

    /// @param headers all of the request's
    /// @param caller whose key it is: others may use the same one for themselves
    /// @throws ApiException 400 unless there is one, of 1 to 255 visible ASCII characters
    static IdempotencyKey of(List<String> headers, Caller caller) {
        if (headers.size() != 1 || !VISIBLE.matcher(headers.getFirst()).matches()) {
            throw ApiException.invalidParameter(HEADER, "Must be one of 1 to 255 visible ASCII characters");
        }
        var tenant = caller.tenant();
        return new IdempotencyKey(
                headers.getFirst(), tenant.account() + " " + tenant.mode().wireName() + " " + caller.subject());
    }

    /// What its row is found by, 32 bytes.
    byte[] hash() {
        return derive("hash").doFinal();
    }

    /// What tells the same request from another one, 32 bytes: nobody without the key can try bodies against it.
    ///
    /// @param target method, path and query
    byte[] fingerprint(String target, byte[] body) {
        var mac = derive("request");
        mac.update(target.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return mac.doFinal(body);
    }

    byte[] seal(byte[] answer) {
        try {
            return cipher().seal(owner, answer);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    byte[] open(byte[] sealed) {
        try {
            return cipher().open(owner, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("stored answer can't be opened", e);
        }
    }

    private AesGcm cipher() {
        return AesGcm.of(derive("seal").doFinal());
    }

    private Mac derive(String purpose) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            mac.update(("kyberaccess idempotency " + purpose + "\n" + owner + "\n").getBytes(StandardCharsets.UTF_8));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
