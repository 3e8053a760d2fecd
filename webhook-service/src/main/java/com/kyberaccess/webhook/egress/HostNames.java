package com.kyberaccess.webhook.egress;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a host's name alone says.
final class HostNames {
    private static final Pattern DOTTED_QUAD =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");
    private static final Pattern NUMBER = Pattern.compile("\\d+|0[xX][0-9a-fA-F]*");

    /// Names that by their definition lead into the machine or the network that asks: RFC 6761 (`localhost`),
    /// RFC 6762 (`local`), RFC 8375 (`home.arpa`), ICANN's `internal`, where clouds answer for their metadata,
    /// and what routers and operating systems use without a definition.
    private static final List<String> INSIDE = List.of(
            "localhost",
            "localdomain",
            "local",
            "internal",
            "intranet",
            "corp",
            "home",
            "lan",
            "home.arpa",
            "in-addr.arpa",
            "ip6.arpa",
            "metadata",
            "instance-data",
            "localhost6",
            "ip6-localhost",
            "ip6-loopback");

    private HostNames() {}

    /// Whether the host is a number that resolvers read differently: decimal, octal, hexadecimal or short forms of an
    /// IPv4 address (WHATWG URL, *ends in a number*), and not four decimal numbers.
    static boolean isAmbiguous(String host) {
        var name = withoutDots(host);
        var last = name.substring(name.lastIndexOf('.') + 1);
        return NUMBER.matcher(last).matches()
                && !(DOTTED_QUAD.matcher(name).matches() && name.length() == host.length());
    }

    /// Whether the name leads inside by its definition, whatever its addresses.
    static boolean isInside(String host) {
        var name = withoutDots(host).toLowerCase(Locale.ROOT);
        return INSIDE.stream().anyMatch(inside -> name.equals(inside) || name.endsWith("." + inside));
    }

    private static String withoutDots(String host) {
        int end = host.length();
        while (end > 0 && host.charAt(end - 1) == '.') {
            end--;
        }
        return host.substring(0, end);
    }
}
