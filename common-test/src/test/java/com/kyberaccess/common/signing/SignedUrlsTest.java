package com.kyberaccess.common.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.security.Mode;
import com.kyberaccess.common.security.SecurityConfig;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignedUrlsTest {
    private static final String PATH = "/photos/vis_abc123.jpg";
    private static final String OLD = key('o');
    private static final String NEW = key('n');
    private static final Instant NOON = Instant.parse("2025-01-15T12:00:00Z");

    private static final SecurityConfig CONFIG = new SecurityConfig() {
        @Override
        public URI publicUrl() {
            return URI.create("https://api.kyberaccess.com/");
        }

        @Override
        public Optional<URI> sandboxUrl() {
            return Optional.of(URI.create("https://sandbox.kyberaccess.com"));
        }

        @Override
        public Auth auth() {
            throw new UnsupportedOperationException();
        }
    };

    private static String key(char of) {
        return Base64.getEncoder().encodeToString(String.valueOf(of).repeat(32).getBytes(StandardCharsets.UTF_8));
    }

    private static SignedUrls at(Instant now, String... keys) {
        return new SignedUrls(
                new SigningKeys(() -> Optional.of(List.of(keys))), CONFIG, Clock.fixed(now, ZoneOffset.UTC));
    }

    /// Asks for the path with what stands in the query of `url`.
    private static void require(SignedUrls urls, String path, String url) {
        var query = URI.create(url).getQuery();
        var signature = query.replaceFirst(".*signature=", "");
        urls.require(path, query.replaceFirst(".*expires=(\\d+).*", "$1"), signature);
    }

    private static void assertRefused(SignedUrls urls, String path, String url, SignedUrlError code) {
        assertThatThrownBy(() -> require(urls, path, url))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aUrlIsAbsoluteAndWorks() {
        var url = at(NOON, NEW).of(Mode.LIVE, PATH);
        assertThat(url).startsWith("https://api.kyberaccess.com/photos/vis_abc123.jpg?expires=");
        assertThatCode(() -> require(at(NOON, NEW), PATH, url)).doesNotThrowAnyException();
    }

    @Test
    void aSandboxHasItsOwnHostName() {
        assertThat(at(NOON, NEW).of(Mode.SANDBOX, PATH)).startsWith("https://sandbox.kyberaccess.com/photos/");
    }

    @Test
    void aUrlIsTheSameForAnHour() {
        var url = at(NOON, NEW).of(Mode.LIVE, PATH);
        assertThat(at(NOON.plusSeconds(3_599), NEW).of(Mode.LIVE, PATH)).isEqualTo(url);
        assertThat(at(NOON.plusSeconds(3_600), NEW).of(Mode.LIVE, PATH)).isNotEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "2025-01-15T12:00:00Z, 2025-01-16T11:59:59Z, 2025-01-16T12:00:00Z",
        "2025-01-15T12:59:59Z, 2025-01-16T11:59:59Z, 2025-01-16T12:00:00Z"
    })
    void aUrlEndsAfter23To24Hours(Instant issued, Instant last, Instant end) {
        var url = at(issued, NEW).of(Mode.LIVE, PATH);
        assertThatCode(() -> require(at(last, NEW), PATH, url)).doesNotThrowAnyException();
        assertRefused(at(end, NEW), PATH, url, SignedUrlError.URL_EXPIRED);
    }

    @Test
    void anotherPathOrALaterEndIsRefused() {
        var urls = at(NOON, NEW);
        var url = urls.of(Mode.LIVE, PATH);
        var expires = NOON.plusSeconds(86_400).getEpochSecond();
        assertRefused(urls, "/photos/vis_abc124.jpg", url, SignedUrlError.URL_SIGNATURE_INVALID);
        assertRefused(
                urls,
                PATH,
                url.replace(String.valueOf(expires), String.valueOf(expires + 1)),
                SignedUrlError.URL_SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"null, null", "x, y", "99999999999999999999, AAAA", "1, null", "1, ~"},
            nullValues = "null")
    void whatIsNoSignatureIsRefused(String expires, String signature) {
        assertThatThrownBy(() -> at(NOON, NEW).require(PATH, expires, signature))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(SignedUrlError.URL_SIGNATURE_INVALID));
    }

    @Test
    void aKeyIsRotatedByPuttingANewOneBeforeIt() {
        var old = at(NOON, OLD).of(Mode.LIVE, PATH);
        assertThatCode(() -> require(at(NOON, NEW, OLD), PATH, old)).doesNotThrowAnyException();
        assertThat(at(NOON, NEW, OLD).of(Mode.LIVE, PATH))
                .isEqualTo(at(NOON, NEW).of(Mode.LIVE, PATH));
        assertRefused(at(NOON, NEW), PATH, old, SignedUrlError.URL_SIGNATURE_INVALID);
    }

    @ParameterizedTest
    @CsvSource({"c2hvcnQ=, less than 32 bytes", "not Base64!, is not Base64"})
    void aBadKeyStopsTheService(String key, String reason) {
        assertThatThrownBy(() -> new SigningKeys(() -> Optional.of(List.of(key))))
                .hasMessageContaining(reason)
                .hasNoCause();
        assertThatThrownBy(() -> new SigningKeys(Optional::empty)).hasMessageContaining("needs a key");
    }
}
