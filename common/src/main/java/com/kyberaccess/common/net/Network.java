package com.kyberaccess.common.net;

import java.net.InetAddress;
import java.util.List;

/// A range of addresses of one family.
///
/// @param base its first address, or any in it
/// @param bits how many leading bits its addresses share
public record Network(byte[] base, int bits) {

    /// @param cidr such as `10.0.0.0/8`, `::1/128`, or a single address
    /// @throws IllegalArgumentException for anything else, names included
    public static Network parse(String cidr) {
        var text = cidr.strip();
        int slash = text.indexOf('/');
        var base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash))
                .getAddress();
        int bits = slash < 0 ? base.length * Byte.SIZE : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > base.length * Byte.SIZE) {
            throw new IllegalArgumentException("not a network: " + cidr);
        }
        return new Network(base, bits);
    }

    /// Whether one of `networks` contains the address that `text` is; a text that is no address is nowhere.
    public static boolean anyContains(List<Network> networks, String text) {
        try {
            var address = InetAddress.ofLiteral(text);
            return networks.stream().anyMatch(network -> network.contains(address));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// Whether `base` is the first address, so that the text says what the range is.
    public boolean startsAtBase() {
        for (int i = bits; i < base.length * Byte.SIZE; i++) {
            if ((base[i / Byte.SIZE] & (0x80 >> (i % Byte.SIZE))) != 0) {
                return false;
            }
        }
        return true;
    }

    public boolean contains(InetAddress address) {
        var other = address.getAddress();
        if (other.length != base.length) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % Byte.SIZE);
            if ((base[i / Byte.SIZE] & mask) != (other[i / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
