package com.kyberaccess.common.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `GET /q/commands` lists, `POST /q/commands/{name}` carries out. 400 for wrong parameters, 403 for strangers, 404 for
/// an unknown command, 409 for bad news.
@Singleton
class CommandRoutes {
    private static final String PATH = "/q/commands";
    private static final String BEARER = "Bearer ";

    private final List<OperatorCommand> commands;
    private final CommandConfig config;
    private final ObjectMapper mapper;

    CommandRoutes(@All List<OperatorCommand> commands, CommandConfig config, ObjectMapper mapper) {
        this.commands = commands;
        this.config = config;
        this.mapper = mapper;
    }

    void register(@Observes ManagementInterface management) {
        var router = management.router();
        router.get(PATH).handler(this::list);
        router.post(PATH + "/:name").blockingHandler(this::run, false);
    }

    private void list(RoutingContext context) {
        var byName = new TreeMap<String, String>();
        commands.forEach(command -> byName.put(command.name(), command.description()));
        answer(context, 200, byName);
    }

    private void run(RoutingContext context) {
        if (!allowed(context)) {
            answer(context, 403, error("Commands need the token of kyber.commands.token, or a connection from here."));
            return;
        }
        var name = context.pathParam("name");
        var found =
                commands.stream().filter(command -> command.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            answer(context, 404, error("There is no command of this name; GET " + PATH + " lists them."));
            return;
        }
        run(context, found.get());
    }

    private void run(RoutingContext context, OperatorCommand command) {
        try {
            var parameters = new LinkedHashMap<String, String>();
            context.queryParams().forEach(entry -> parameters.put(entry.getKey(), entry.getValue()));
            var result = command.run(parameters);
            Log.infof("operator command done command=%s", command.name());
            answer(context, 200, result);
        } catch (IllegalArgumentException e) {
            answer(context, 400, error(String.valueOf(e.getMessage())));
        } catch (CommandFailedException e) {
            Log.errorf("operator command failed command=%s reason=%s", command.name(), e.getMessage());
            answer(context, 409, Map.of("error", String.valueOf(e.getMessage()), "result", e.result()));
        } catch (RuntimeException e) {
            Log.errorf(e, "operator command failed command=%s", command.name());
            answer(context, 500, error("The command failed; the log of the service says why."));
        }
    }

    /// Commands do what no client may: whoever is not on this machine must show the token.
    private boolean allowed(RoutingContext context) {
        var token = config.token();
        if (token.isEmpty()) {
            return isLoopback(context.request().connection().remoteAddress().hostAddress());
        }
        var shown = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        return shown != null && MessageDigest.isEqual(bytes(shown), bytes(BEARER + token.get()));
    }

    private static boolean isLoopback(String address) {
        try {
            // An address in text form: nothing is looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> error(String message) {
        return Map.of("error", message);
    }

    private void answer(RoutingContext context, int status, Object body) {
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(mapper.writeValueAsString(body))
                    .onFailure(e -> Log.debugf(e, "client left before the command's answer"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
