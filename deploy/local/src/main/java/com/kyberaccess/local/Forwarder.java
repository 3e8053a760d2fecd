package com.kyberaccess.local;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;

/// Hands a request to the service that has its path, and the answer back as it comes, which a stream of server-sent
/// events relies on.
final class Forwarder {

    private static final String SERVICE_HOST = "127.0.0.1";
    private static final int CONNECT_TIMEOUT_MILLIS = 2_000;
    // Until the head of the answer; its body may take as long as it likes.
    private static final long ANSWER_TIMEOUT_MILLIS = 60_000;
    private static final int CONNECTIONS_PER_SERVICE = 256;
    private static final int WAITING_PER_SERVICE = 1_024;
    // Said of one connection, so not for the next one (RFC 9110 section 7.6.1).
    private static final List<String> HOP_BY_HOP = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Connection",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade");
    // The gateway is the edge: what a client says here is not to be believed.
    private static final List<String> FORWARDING = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-Forwarded-Server",
            "X-Forwarded-Ssl",
            "X-Real-IP");
    private static final String BODY = "body";

    private final Vertx vertx;
    private final RouteTable routes;
    private final HttpProxy proxy;

    Forwarder(Vertx vertx, RouteTable routes) {
        this.vertx = vertx;
        this.routes = routes;
        var client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setMaxPoolSize(CONNECTIONS_PER_SERVICE)
                .setMaxWaitQueueSize(WAITING_PER_SERVICE));
        this.proxy = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client)
                .origin(this::connect)
                .addInterceptor(new Headers());
    }

    /// Expects the request's id in its headers and the answer's, see [Gateway].
    void handle(HttpServerRequest request) {
        String encoding = request.getHeader(HttpHeaders.TRANSFER_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("chunked")) {
            GatewayError.BAD_REQUEST.answer(request);
        } else if (port(request).isEmpty()) {
            GatewayError.NOT_FOUND.answer(request);
        } else {
            proxy.handle(request);
        }
    }

    private OptionalInt port(HttpServerRequest request) {
        String path = request.path();
        return path == null ? OptionalInt.empty() : routes.find(path);
    }

    private Future<HttpClientRequest> connect(ProxyContext context) {
        int port = port(context.request().proxiedRequest()).orElseThrow();
        return context.client()
                .request(new RequestOptions().setHost(SERVICE_HOST).setPort(port))
                .onSuccess(request -> {
                    request.setTimeout(ANSWER_TIMEOUT_MILLIS);
                    context.get(BODY, RequestBody.class).connected(request);
                });
    }

    private final class Headers implements ProxyInterceptor {

        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            ProxyRequest request = context.request();
            HttpServerRequest client = request.proxiedRequest();
            MultiMap headers = request.headers();
            removeHopByHop(headers);
            // Answered by the gateway; what it asks of the service is its own affair.
            headers.remove(HttpHeaders.EXPECT);
            FORWARDING.forEach(headers::remove);
            headers.set("X-Forwarded-For", client.remoteAddress().hostAddress());
            headers.set("X-Forwarded-Proto", "https");
            if (client.authority() != null) {
                headers.set("X-Forwarded-Host", client.authority().toString());
            }
            String query = client.query();
            request.setURI(query == null ? client.path() : client.path() + '?' + query);
            var body = new RequestBody(vertx, client, request.getBody().length());
            context.set(BODY, body);
            request.setBody(Body.body(body, request.getBody().length()));
            return context.sendRequest().onSuccess(answer -> body.answered()).recover(failure -> {
                GatewayError error = failure instanceof TimeoutException
                        ? GatewayError.GATEWAY_TIMEOUT
                        : GatewayError.SERVICE_UNAVAILABLE;
                ProxyResponse answer = request.release().response().setStatusCode(error.status());
                return Future.succeededFuture(answer.setBody(Body.body(error.describe(client, answer.headers()))));
            });
        }

        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            ProxyResponse response = context.response();
            MultiMap headers = response.headers();
            removeHopByHop(headers);
            // Set by the gateway on every answer already.
            headers.remove(RequestId.HEADER);
            headers.remove("Strict-Transport-Security");
            if (response.getStatusCode() == 204 || response.getStatusCode() == 304) {
                response.setBody(null);
            }
            return context.sendResponse()
                    .onComplete(sent -> context.get(BODY, RequestBody.class).finished());
        }

        private static void removeHopByHop(MultiMap headers) {
            for (String value : headers.getAll("Connection")) {
                for (String name : value.split(",", -1)) {
                    headers.remove(name.strip().toLowerCase(Locale.ROOT));
                }
            }
            HOP_BY_HOP.forEach(headers::remove);
        }
    }
}
