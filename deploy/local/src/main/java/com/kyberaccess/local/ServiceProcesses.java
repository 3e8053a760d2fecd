package com.kyberaccess.local;

import java.util.ArrayList;
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
