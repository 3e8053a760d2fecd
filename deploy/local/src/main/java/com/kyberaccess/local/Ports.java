package com.kyberaccess.local;

import com.kyberaccess.embedded.FreePort;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The TCP ports of the system, all on the loopback interface; 0 means a free port.
///
/// @param https    of the gateway
/// @param http     of the gateway, which answers there that HTTPS is required
/// @param services the first of four consecutive ports of the services; their management ports are 100 higher
public record Ports(int https, int http, int postgres, int kafka, int redis, int services) {

    static final int MANAGEMENT_OFFSET = 100;

    /// The ports of `./kyber up` unless its options say otherwise.
    public static final Ports DEFAULT = new Ports(8443, 8080, 5442, 9492, 6479, 9101);

    /// Free ports for everything, for tests.
    public static Ports free() {
        return new Ports(0, 0, 0, 0, 0, 0);
    }

    /// The same ports with every 0 but that of the services replaced by a free one.
    Ports chosen() {
        return new Ports(
                FreePort.orFree(https),
                FreePort.orFree(http),
                FreePort.orFree(postgres),
                FreePort.orFree(kafka),
                FreePort.orFree(redis),
                services);
    }

    int service(Service service) {
        return services == 0 ? FreePort.find() : services + service.ordinal();
    }

    int management(Service service) {
        return services == 0 ? FreePort.find() : services + MANAGEMENT_OFFSET + service.ordinal();
    }

    /// Fails when something listens on one of the ports, naming each of them and the option that changes it.
    void requireFree() {
        List<Use> uses = new ArrayList<>(List.of(
                new Use(https, "gateway", "--https-port"),
                new Use(http, "gateway, plain HTTP", "--http-port"),
                new Use(postgres, "PostgreSQL", "--postgres-port"),
                new Use(kafka, "Kafka", "--kafka-port"),
                new Use(redis, "Redis", "--redis-port")));
        if (services != 0) {
            for (Service service : Service.values()) {
                uses.add(new Use(service(service), service.processName(), "--service-ports"));
                uses.add(new Use(
                        management(service), service.processName() + ", health and metrics", "--service-ports"));
            }
        }
        String taken = uses.stream()
                .filter(use -> use.port() != 0 && !FreePort.isFree(use.port()))
                .map(Use::complaint)
                .collect(Collectors.joining("\n"));
        if (!taken.isEmpty()) {
            throw new LocalException(taken);
        }
    }

    private record Use(int port, String user, String option) {

        String complaint() {
            return "port %d is taken (%s): choose another with %s".formatted(port, user, option);
        }
    }
}
