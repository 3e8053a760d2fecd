package com.kyberaccess.webhook.egress;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Names to addresses; the seam at which tests play DNS.
@FunctionalInterface
interface AddressLookup {
    /// All addresses of `host` (a name or a literal), blocking.
    List<InetAddress> lookUp(String host) throws UnknownHostException;

    /// The machine's own resolver.
    @Dependent
    class Producer {
        @Produces
        @Singleton
        @DefaultBean
        AddressLookup system() {
            return host -> List.of(InetAddress.getAllByName(host));
        }
    }
}
