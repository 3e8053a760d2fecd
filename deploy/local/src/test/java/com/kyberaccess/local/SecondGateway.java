package com.kyberaccess.local;

import com.kyberaccess.embedded.FreePort;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;

/// One more gateway of a running platform, on free ports, behind which some services are served by other processes.
public final class SecondGateway implements AutoCloseable {
    private final Gateway gateway;
    private final URI uri;

    private SecondGateway(Gateway gateway, URI uri) {
        this.gateway = gateway;
        this.uri = uri;
    }

    /// @param others by service: `auth`, `visitor`, `emergency`, `webhook`
    public static SecondGateway of(Platform platform, Map<String, ServiceProcess> others) {
        var processes = new EnumMap<Service, ServiceProcess>(Service.class);
        for (var service : Service.values()) {
            processes.put(service, others.getOrDefault(service.key(), platform.service(service.key())));
        }
        int https = FreePort.find();
        var gateway = Gateway.start(new Gateway.Options(
                https,
                FreePort.find(),
                platform.localhostCertificate(),
                platform.localhostKey(),
                RouteTable.to(processes)));
        return new SecondGateway(gateway, URI.create("https://localhost:" + https + "/api/v1"));
    }

    /// Base of the API, with `/api/v1`.
    public URI uri() {
        return uri;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
