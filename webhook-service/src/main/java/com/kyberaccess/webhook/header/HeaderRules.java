package com.kyberaccess.webhook.header;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a custom header may be (RFC 9110 §5), and which are not its owner's to set: ours, those that frame the message,
/// those between two hops (§7.6.1), and those by which proxies tell where a request is from.
final class HeaderRules {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]([\\t\\x20-\\x7e]{0,998}[\\x21-\\x7e])?");

    private static final Set<String> RESERVED = Set.of(
            "accept-encoding",
            "connection",
            "date",
            "expect",
            "forwarded",
            "host",
            "http2-settings",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "via",
            "x-real-ip");

    private static final List<String> RESERVED_PREFIXES =
            List.of("content-", "proxy-", "webhook-", "x-forwarded-", "x-kyberaccess-");

    private HeaderRules() {}

    /// What is wrong with a header, for people; null if nothing is. It never repeats what was sent.
    static @Nullable String problem(String name, @Nullable String value) {
        if (!NAME.matcher(name).matches()) {
            return "Must have a name of letters, digits and hyphens, at most 100";
        }
        var lower = name.toLowerCase(Locale.ROOT);
        if (RESERVED.contains(lower) || RESERVED_PREFIXES.stream().anyMatch(lower::startsWith)) {
            return "Must not be a header that is set by the sender or by proxies";
        }
        if (value == null || !VALUE.matcher(value).matches()) {
            return "Must have a value of 1 to 1000 printable ASCII characters on one line, without spaces around it";
        }
        return null;
    }
}
