package com.kyberaccess.common.idempotency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.kyberaccess.common.error.ErrorResponses;
import com.kyberaccess.common.idempotency.IdempotencyTable.Known;
import com.kyberaccess.common.security.Caller;
import com.kyberaccess.common.security.CurrentCaller;
import io.quarkus.logging.Log;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/// A POST with an `Idempotency-Key` passes here after the access filter and on its way back. Endpoints that are open to
/// anybody have no caller whose key it could be, and take no notice of it.
@Singleton
class IdempotencyFilter {
    static final String REPLAYED = "Idempotency-Replayed";
    /// The access filter's is {@link Priorities#USER}.
    private static final int AFTER_ACCESS = Priorities.USER + 100;

    private final IdempotencyTable table;
    private final CurrentCaller current;
    private final ObjectMapper mapper;

    IdempotencyFilter(IdempotencyTable table, CurrentCaller current, ObjectMapper mapper) {
        this.table = table;
        this.current = current;
        this.mapper = mapper;
    }

    /// @return the answer that the first request with this key got; null if this is the first
    @ServerRequestFilter(priority = AFTER_ACCESS)
    @Nullable
    Response begin(ContainerRequestContext request, RoutingContext routing) throws IOException {
        var header = request.getHeaders().get(IdempotencyKey.HEADER);
        if (header == null || !request.getMethod().equals(HttpMethod.POST)) {
            return null;
        }
        var caller = current.find().orElse(null);
        return caller == null ? null : begin(header, caller, request, routing);
    }

    private @Nullable Response begin(
            List<String> header, Caller caller, ContainerRequestContext request, RoutingContext routing)
            throws IOException {
        var key = IdempotencyKey.of(header, caller);
        var body = request.getEntityStream().readAllBytes();
        request.setEntityStream(new ByteArrayInputStream(body));
        var target = HttpMethod.POST + " " + routing.request().uri();
        var attempt = new Attempt(key, caller, key.fingerprint(target, body));
        if (!table.take(attempt)) {
            return table.read(attempt)
                    .map(known -> again(attempt, known))
                    .orElseThrow(IdempotencyError.IDEMPOTENCY_KEY_IN_USE::exception);
        }
        attempt.keepIn(routing);
        // An answer that does not come through the filter below: a failure of the transport.
        routing.addEndHandler(ended -> {
            if (!attempt.settled()) {
                routing.vertx().executeBlocking(() -> {
                    table.release(attempt);
                    return null;
                });
            }
        });
        return null;
    }

    private Response again(Attempt attempt, Known known) {
        if (!MessageDigest.isEqual(known.fingerprint(), attempt.fingerprint())) {
            throw IdempotencyError.IDEMPOTENCY_KEY_REUSED.exception();
        }
        if (known.answer() != null) {
            return replay(attempt.key().open(known.answer()));
        }
        throw (known.running() && !known.answered()
                        ? IdempotencyError.IDEMPOTENCY_KEY_IN_USE
                        : IdempotencyError.IDEMPOTENCY_OUTCOME_UNKNOWN)
                .exception();
    }

    private Response replay(byte[] stored) {
        try {
            var answer = mapper.readValue(stored, StoredAnswer.class);
            var response = Response.status(answer.status()).entity(answer.body());
            answer.headers().forEach((name, values) -> values.forEach(value -> response.header(name, value)));
            return response.header(REPLAYED, true).build();
        } catch (IOException e) {
            throw new IllegalStateException("stored answer can't be read", e);
        }
    }

    @ServerResponseFilter
    void end(ContainerResponseContext response, RoutingContext routing) {
        var attempt = Attempt.of(routing);
        if (attempt == null) {
            return;
        }
        attempt.markSettled();
        try {
            if (isFinal(response)) {
                table.answer(attempt, kept(response));
            } else {
                table.release(attempt);
            }
        } catch (IOException | RuntimeException e) {
            // The work is done and the client hears of it. Who asks again is told that the answer is lost.
            Log.errorf(e, "answer not kept for its idempotency key path=%s", routing.normalizedPath());
        }
    }

    /// Whether the same request would be answered in the same way for ever.
    private static boolean isFinal(ContainerResponseContext response) {
        var status = response.getStatusInfo().getFamily();
        return switch (status) {
            case SUCCESSFUL, REDIRECTION -> true;
            case CLIENT_ERROR -> !"true".equals(response.getHeaderString(ErrorResponses.SHOULD_RETRY));
            default -> false;
        };
    }

    /// Null if it is neither text nor JSON.
    private byte @Nullable [] kept(ContainerResponseContext response) throws IOException {
        var body = response.getEntity();
        if (body != null && !(body instanceof String) && !isJson(response.getMediaType())) {
            return null;
        }
        var text = body == null || body instanceof String ? (String) body : mapper.writeValueAsString(body);
        var headers = response.getHeaders().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().stream()
                        .map(String::valueOf)
                        .toList()));
        if (body != null) {
            headers.putIfAbsent(
                    "Content-Type",
                    List.of(String.valueOf(
                            response.getMediaType() == null ? MediaType.APPLICATION_JSON : response.getMediaType())));
        }
        return mapper.writeValueAsBytes(new StoredAnswer(response.getStatus(), headers, text));
    }

    private static boolean isJson(@Nullable MediaType type) {
        return type == null || type.getSubtype().endsWith("json");
    }
}
