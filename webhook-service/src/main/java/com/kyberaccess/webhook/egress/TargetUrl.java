package com.kyberaccess.webhook.egress;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The syntax of a webhook's URL.
public final class TargetUrl {
    public static final int MAX_LENGTH = 2048;
    private static final int MAX_HOST = 253;
    private static final int MAX_PORT = 65_535;

    private TargetUrl() {}

    /// What is wrong with `url`, for people; empty if nothing is.
    public static Optional<String> problem(String url) {
        return Optional.ofNullable(firstProblem(url));
    }

    private static @Nullable String firstProblem(String url) {
        if (url.length() > MAX_LENGTH) {
            return "Must be at most 2048 characters";
        }
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return "Must be a valid URL";
        }
        if (!"https".equalsIgnoreCase(uri.getScheme())) {
            return "Must be an https:// URL";
        }
        if (uri.getRawUserInfo() != null) {
            return "Must not contain a user name or password";
        }
        // Null also for names outside ASCII: look-alikes must be written as what they are (xn--…).
        if (uri.getHost() == null
                || uri.getHost().length() > MAX_HOST
                || uri.getHost().contains("%")) {
            return "Must have a valid host name";
        }
        if (HostNames.isAmbiguous(uri.getHost())) {
            return "Must have a host name, or an IPv4 address of four decimal numbers";
        }
        if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
            return "Must have a port from 1 to 65535";
        }
        return uri.getRawFragment() == null ? null : "Must not have a fragment (#)";
    }
}
