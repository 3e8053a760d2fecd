package com.kyberaccess.webhook.egress;

import java.net.InetAddress;

/// A range of addresses of one family.
///
/// @param base its first address, or any in it
/// @param bits how many leading bits its addresses share
record Network(byte[] base, int bits) {

    /// @param cidr such as `10.0.0.0/8`, `::1/128`, or a single address
    /// @throws IllegalArgumentException for anything else, names included
    static Network parse(String cidr) {
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

    boolean contains(InetAddress address) {
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
