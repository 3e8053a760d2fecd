package com.kyberaccess.webhook.egress;

import com.kyberaccess.common.net.Network;
import jakarta.inject.Singleton;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Which addresses a webhook may reach: the public internet, and what the operator allows (design §6). A webhook's
/// URL is a stranger's choice of where our network sends a request.
@Singleton
public class AddressPolicy {
    /// IANA's special-purpose registry (RFC 6890 and updates), multicast, and the address at which Azure answers
    /// its guests.
    private static final List<Network> REFUSED_V4 = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4")
            .map(Network::parse)
            .toList();

    /// All of IPv6 that is not global unicast is refused without naming it: loopback, unique local, link-local,
    /// multicast, IPv4-compatible, NAT64 (64:ff9b::/96, 64:ff9b:1::/48), segment routing.
    private static final Network GLOBAL_V6 = Network.parse("2000::/3");

    /// What global unicast holds that leads elsewhere: IETF protocols with Teredo, documentation, 6to4.
    private static final List<Network> REFUSED_V6 = Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")
            .map(Network::parse)
            .toList();

    private final List<Network> allowed;

    AddressPolicy(EgressConfig config) {
        allowed = config.allowedTargets().orElse(List.of()).stream()
                .map(AddressPolicy::configured)
                .toList();
    }

    private static Network configured(String cidr) {
        try {
            return Network.parse(cidr);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("kyber.webhook.egress.allowed-targets: '" + cidr + "' is no network", e);
        }
    }

    /// Whether a request may go to `address`. (An IPv4-mapped IPv6 address is an IPv4 address in Java, always.)
    public boolean permits(InetAddress address) {
        return allows(address) || isPublic(address);
    }

    /// Whether the operator allows `address` by name.
    boolean allows(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address));
    }

    /// Whether the operator allows anything that is not public.
    boolean allowsAny() {
        return !allowed.isEmpty();
    }

    private static boolean isPublic(InetAddress address) {
        return address instanceof Inet4Address
                ? REFUSED_V4.stream().noneMatch(network -> network.contains(address))
                : GLOBAL_V6.contains(address)
                        && REFUSED_V6.stream().noneMatch(network -> network.contains(address))
                        && !isTunnelInside(address.getAddress());
    }

    /// ISATAP (RFC 5214 §6.1): the interface identifier holds an IPv4 address, and routers unwrap it.
    private static boolean isTunnelInside(byte[] address) {
        boolean isatap =
                (address[8] & 0xfd) == 0 && address[9] == 0 && address[10] == 0x5e && address[11] == (byte) 0xfe;
        return isatap && !isPublic(ipv4(Arrays.copyOfRange(address, 12, 16)));
    }

    private static InetAddress ipv4(byte[] address) {
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
