package com.kyberaccess.local;

import com.kyberaccess.embedded.FreePort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Makes the processes of the services, with what a started [Platform] has for them.
final class ServiceProcesses {
    private final PlatformOptions options;
    private final Home home;
    private final RunFolder runFolder;
    private final ServiceEnvironment variables;
    private final Map<Service, ServiceProcess> all = new EnumMap<>(Service.class);

    private ServiceProcesses(PlatformOptions options, Home home, RunFolder runFolder, ServiceEnvironment variables) {
        this.options = options;
        this.home = home;
        this.runFolder = runFolder;
        this.variables = variables;
    }

    /// The four services on their ports, none started.
    static ServiceProcesses of(
            PlatformOptions options,
            Ports ports,
            Home home,
            RunFolder runFolder,
            Infrastructure servers,
            Secrets secrets,
            LocalAuthority authority) {
        int authPort = ports.service(Service.AUTH);
        int visitorManagement = ports.management(Service.VISITOR);
        var variables =
                new ServiceEnvironment(servers, secrets, authority, home, ports.https(), authPort, visitorManagement);
        var made = new ServiceProcesses(options, home, runFolder, variables);
        for (Service service : Service.values()) {
            int port = service == Service.AUTH ? authPort : ports.service(service);
            int management = service == Service.VISITOR ? visitorManagement : ports.management(service);
            var program = service.program(options.packaging(), options.repository());
            made.all.put(service, made.process(service, service.processName(), port, management, program, Map.of()));
        }
        return made;
    }

    Map<Service, ServiceProcess> all() {
        return all;
    }

    /// To be asked before anything is started: PostgreSQL takes seconds, a missing executable half an hour to build.
    ///
    /// @throws LocalException naming every service that is not there in its packaging
    static void requireBuilt(PlatformOptions options) {
        var missing = Arrays.stream(Service.values())
                .filter(service -> Files.notExists(service.program(options.packaging(), options.repository())))
                .map(service -> ServiceProcess.notBuilt(
                        service.processName(), service.program(options.packaging(), options.repository())))
                .toList();
        if (!missing.isEmpty()) {
            throw new LocalException(String.join("\n", missing));
        }
    }

    /// The environment of a service on these ports.
    Map<String, String> environment(Service service, int port, int managementPort) {
        var all = variables.of(service, port, managementPort);
        all.putAll(options.environment().getOrDefault(service.key(), Map.of()));
        return all;
    }

    /// One more of a service, on free ports.
    ///
    /// @param repository the checkout that it was built in
    /// @param more       variables that win over all others
    /// @return not started
    ServiceProcess replica(Service service, Packaging packaging, Path repository, Map<String, String> more) {
        var program = service.program(packaging, repository.toAbsolutePath().normalize());
        var name = service.processName() + "-" + FreePort.find();
        return process(service, name, FreePort.find(), FreePort.find(), program, more);
    }

    private ServiceProcess process(
            Service service, String name, int port, int managementPort, Path program, Map<String, String> more) {
        var all = environment(service, port, managementPort);
        all.putAll(more);
        var jvmOptions = new ArrayList<String>();
        var heap = all.get(Platform.HEAP);
        if (heap != null) {
            jvmOptions.add("-Xmx" + heap);
        }
        var further = all.get(Platform.JVM_OPTIONS);
        if (further != null) {
            jvmOptions.addAll(List.of(further.split(" ", -1)));
        }
        return new ServiceProcess(name, program, port, managementPort, home.log(name), all, jvmOptions, runFolder);
    }
}
