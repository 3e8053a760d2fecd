package com.kyberaccess.local;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Makes the processes of the services, with what a started [Platform] has for them.
final class ServiceProcesses {
    private final PlatformOptions options;
    private final Home home;
    private final RunFolder runFolder;
    private final ServiceEnvironment variables;

    ServiceProcesses(PlatformOptions options, Home home, RunFolder runFolder, ServiceEnvironment variables) {
        this.options = options;
        this.home = home;
        this.runFolder = runFolder;
        this.variables = variables;
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

    /// @param more variables that win over all others
    /// @return not started
    ServiceProcess process(
            Service service, String name, int port, int managementPort, Packaging packaging, Map<String, String> more) {
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
        return new ServiceProcess(
                name,
                service.program(packaging, options.repository()),
                port,
                managementPort,
                home.log(name),
                all,
                jvmOptions,
                runFolder);
    }
}
