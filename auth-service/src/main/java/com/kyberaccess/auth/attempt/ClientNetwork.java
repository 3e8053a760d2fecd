package com.kyberaccess.auth.attempt;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// What counts as one place to log in from: an IPv4 address, or the /64 of an IPv6 address, which is one subscriber's.
final class ClientNetwork {
    private static final int IPV6_HOST_BYTES = 8;
    private static final int MAX_LENGTH = 64;

    private ClientNetwork() {}

    static String of(String ip) {
        try {
            if (InetAddress.ofLiteral(ip) instanceof Inet6Address address) {
                var network = address.getAddress();
                Arrays.fill(network, network.length - IPV6_HOST_BYTES, network.length, (byte) 0);
                return InetAddress.getByAddress(network).getHostAddress() + "/64";
            }
            return ip;
        } catch (IllegalArgumentException | UnknownHostException e) {
            // A proxy that gives something else (RFC 7239 §6.3): all the same, the same text is the same place.
            return ip.substring(0, Math.min(ip.length(), MAX_LENGTH));
        }
    }
}
