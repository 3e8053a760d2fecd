package com.kyberaccess.common.signing;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.SecurityConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Absolute URLs that work without a credential, for 23 to 24 hours: `?expires=…&signature=…`, an HMAC over path and
/// expiry. They are the same within an hour, so that what shows them has the same entity tag when it is read again.
@ApplicationScoped
public class SignedUrls {
    /// At the most (contract, article 2, *Photo URLs returning 403*).
    public static final Duration LIFETIME = Duration.ofHours(24);

    private static final String PURPOSE = "url";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SigningKeys keys;
    private final Clock clock;
    private final String liveBase;
    private final String sandboxBase;

    SignedUrls(SigningKeys keys, SecurityConfig config, Clock clock) {
        this.keys = keys;
        this.clock = clock;
        this.liveBase = base(config.publicUrl());
        this.sandboxBase = base(config.sandboxUrl().orElse(config.publicUrl()));
    }

    /// @param path absolute, of unreserved characters (RFC 3986 §2.3) and `/` only
    public String of(Mode mode, String path) {
        var expires =
                clock.instant().truncatedTo(ChronoUnit.HOURS).plus(LIFETIME).getEpochSecond();
        var signature = BASE64.encodeToString(keys.sign(PURPOSE, message(path, expires)));
        return (mode == Mode.LIVE ? liveBase : sandboxBase) + path + "?expires=" + expires + "&signature=" + signature;
    }

    /// @param expires as the request has it, seconds since 1970
    /// @param signature as the request has it
    /// @throws ApiException 403 `URL_SIGNATURE_INVALID` or `URL_EXPIRED`; the latter only for what was once valid
    public void require(String path, @Nullable String expires, @Nullable String signature) {
        var end = seconds(expires);
        if (!keys.verify(PURPOSE, message(path, end), bytes(signature))) {
            throw SignedUrlError.URL_SIGNATURE_INVALID.exception();
        }
        if (!clock.instant().isBefore(Instant.ofEpochSecond(end))) {
            throw SignedUrlError.URL_EXPIRED.exception();
        }
    }

    private static String message(String path, long expires) {
        return path + "\n" + expires;
    }

    private static long seconds(@Nullable String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw SignedUrlError.URL_SIGNATURE_INVALID.exception();
        }
    }

    private static byte[] bytes(@Nullable String text) {
        try {
            return text == null ? new byte[0] : Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw SignedUrlError.URL_SIGNATURE_INVALID.exception();
        }
    }

    private static String base(URI url) {
        return url.toString().replaceFirst("/+$", "");
    }
}
