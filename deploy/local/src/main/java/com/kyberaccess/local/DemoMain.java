package com.kyberaccess.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the container `demo` of docker-compose.yml runs: the demo data of `./kyber up` for a system that was started
/// otherwise. It needs no servers of its own, and so no more than a few of this module's libraries.
@Command(
        name = "demo",
        description = "Makes the demo data in a running system, and writes local.env for shells.",
        mixinStandardHelpOptions = true)
public final class DemoMain implements Callable<Integer> {

    @Option(names = "--url", required = true, description = "Base of the API as it is reached from here, with /api/v1.")
    @SuppressWarnings("NullAway.Init")
    private URI url;

    @Option(names = "--public-url", required = true, description = "The same as clients reach it, for local.env.")
    @SuppressWarnings("NullAway.Init")
    private URI publicUrl;

    @Option(names = "--home", required = true, description = "Folder with the CA and the owner's password.")
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Option(names = "--public-home", required = true, description = "The same as clients reach it, for local.env.")
    @SuppressWarnings("NullAway.Init")
    private Path publicFolder;

    private DemoMain() {}

    public static void main(String[] arguments) {
        System.exit(Main.explaining(new CommandLine(new DemoMain())).execute(arguments));
    }

    @Override
    public Integer call() {
        var home = new Home(folder);
        var secrets = new Secrets(home);
        try (ApiClient client = ApiClient.of(url, home.caCertificate())) {
            String key = new DemoData(client, secrets).ensure();
            new LocalEnvironment(
                            publicUrl,
                            new Home(publicFolder).caCertificate(),
                            key,
                            DemoData.OWNER_EMAIL,
                            secrets.password(DemoData.OWNER))
                    .write(home.environmentFile());
        }
        System.out.println("The demo data is there; `. %s` has what clients need."
                .formatted(new Home(publicFolder).environmentFile()));
        return CommandLine.ExitCode.OK;
    }
}
