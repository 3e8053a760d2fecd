package com.kyberaccess.emergency.evacuation;

import com.kyberaccess.common.security.Tenant;
import com.kyberaccess.common.signing.SignedUrls;
import com.kyberaccess.common.signing.SigningKeys;
import com.kyberaccess.emergency.presence.OnSite;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// URLs of visitors' thumbnails, which visitor-service serves. Signed here, with the key that both have, so that the
/// list needs nobody else and its URLs are never older than an hour.
@ApplicationScoped
class PhotoUrls {
    private static final String PATH = "/photos/%s_thumb.jpg";

    private final SignedUrls urls;
    private final Clock clock;

    PhotoUrls(SignedUrls urls, Clock clock) {
        this.urls = urls;
        this.clock = clock;
    }

    /// A service that could sign nothing is not to start.
    void start(@Observes StartupEvent event, SigningKeys keys) {
        keys.require();
    }

    @Nullable
    String of(Tenant tenant, OnSite.Person person) {
        return person.hasPhoto() ? urls.of(tenant.mode(), PATH.formatted(person.publicId())) : null;
    }

    /// In which the URLs are the same.
    Instant hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS);
    }
}
