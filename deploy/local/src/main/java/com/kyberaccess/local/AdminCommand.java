package com.kyberaccess.local;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Has a running service carry out an operator's command, on its management port.
@Command(
        name = "admin",
        description = "Has a running service carry out an operator's command; without one, lists what it offers.",
        footer = {
            "",
            "Exit codes: 0 done; 1 the service does not answer, refused, or found what must not be; 2 wrong usage."
        })
final class AdminCommand implements Callable<Integer> {
    private static final Duration CONNECT = Duration.ofSeconds(2);
    /// Commands may read everything that a service has.
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final HelpOption help = new HelpOption();

    @Parameters(index = "0", paramLabel = "SERVICE", description = "auth, visitor, emergency or webhook.")
    @SuppressWarnings("NullAway.Init")
    private String service;

    @Parameters(index = "1", arity = "0..1", paramLabel = "COMMAND", description = "What to do.")
    private @Nullable String command;

    @Parameters(index = "2..*", paramLabel = "NAME=VALUE", description = "Parameters of the command.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(
            names = "--service-ports",
            paramLabel = "FIRST",
            description = "As ./kyber up was given it (default: 9101).")
    private int services = Ports.DEFAULT.services();

    @Override
    public Integer call() throws InterruptedException {
        var target = target();
        try (var http = HttpClient.newBuilder().connectTimeout(CONNECT).build()) {
            var answer = http.send(request(target), HttpResponse.BodyHandlers.ofString());
            boolean done = answer.statusCode() == 200;
            PrintWriter out =
                    done ? spec.commandLine().getOut() : spec.commandLine().getErr();
            out.println(answer.body());
            out.flush();
            return done ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
        } catch (IOException e) {
            throw new LocalException("%s does not answer at %s; is ./kyber up running?".formatted(service, target), e);
        }
    }

    private URI target() {
        var ports = new Ports(0, 0, 0, 0, 0, services);
        try {
            int port = ports.management(Service.named(service));
            return URI.create("http://127.0.0.1:" + port + "/q/commands" + path());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private String path() {
        if (command == null) {
            return "";
        }
        var query = parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return "/" + encoded(command) + (query.isEmpty() ? "" : "?" + query);
    }

    private HttpRequest request(URI target) {
        var request = HttpRequest.newBuilder(target).timeout(PATIENCE);
        return command == null
                ? request.GET().build()
                : request.POST(HttpRequest.BodyPublishers.noBody()).build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
