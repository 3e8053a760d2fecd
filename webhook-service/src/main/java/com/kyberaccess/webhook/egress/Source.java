package com.kyberaccess.webhook.egress;

import java.net.InetAddress;

/// From which of our addresses a request leaves.
public sealed interface Source {
    /// The operating system's choice.
    record Any() implements Source {}

    /// The local address to bind to.
    record Bound(InetAddress local) implements Source {}

    /// None: the addresses that the webhook allows are not configured any more.
    record Missing() implements Source {}
}
