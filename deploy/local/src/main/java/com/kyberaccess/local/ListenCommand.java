package com.kyberaccess.local;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows events as they arrive.
@Command(
        name = "listen",
        description = "Registers a webhook, prints every event as it arrives, and removes the webhook on Ctrl-C.")
final class ListenCommand implements Callable<Integer> {

    @Mixin
    private final HomeOption homeOption = new HomeOption();

    @Option(
            names = "--events",
            split = ",",
            paramLabel = "TYPE",
            description = "Event types, also with a wildcard: 'visitor.*' (default: '*', all of them).")
    private List<String> events = List.of("*");

    @Option(names = "--port", paramLabel = "PORT", description = "Port of the receiver (default: a free one).")
    private int port;

    @Override
    public Integer call() {
        Home home = homeOption.home();
        Progress out = Progress.to(System.out);
        URI url = ListenWebhook.environment(home).url();
        StopSignal stop = StopSignal.install(() -> {});
        try (EventReceiver receiver = new EventReceiver(home, port, out::say);
                ListenWebhook webhook = ListenWebhook.register(home, receiver, events)) {
            out.say("Listening at %s for %s as webhook %s; Ctrl-C ends it."
                    .formatted(url, String.join(", ", events), webhook.id()));
            stop.await();
        } catch (ApiFailure failure) {
            throw new LocalException(
                    "the webhook could not be registered or removed: " + failure.getMessage(), failure);
        }
        out.say("The webhook is removed.");
        return CommandLine.ExitCode.OK;
    }
}
