package com.kyberaccess.auth.oidc;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.NullUnmarked;

/// A small OpenID Connect provider (Core 1.0 §3.1): discovery, authorization, token and keys over HTTP. It checks the
/// client's secret, the redirect URI and PKCE, and signs RS256. Who is logged in there is what a test says.
@NullUnmarked // what is missing in a request fails the test
public class TestProvider implements QuarkusTestResourceLifecycleManager {
    static final String CLIENT_ID = "kyberaccess";
    private static final String CLIENT_SECRET = "provider-secret";
    private static HttpServer server;
    private static RsaJsonWebKey key;
    private static RsaJsonWebKey strangersKey;
    private static final Map<String, Map<String, String>> CODES = new ConcurrentHashMap<>();
    private static volatile Consumer<JwtClaims> claims = ignored -> {};
    private static volatile boolean forged;

    /// Who logs in next, by the claims of their ID token.
    static void person(String email, Object emailVerified) {
        forged = false;
        claims = token -> {
            token.setStringClaim("email", email);
            token.setClaim("email_verified", emailVerified);
        };
    }

    /// As {@link #person}, and wrong in what `change` does to the ID token.
    static void person(String email, Consumer<JwtClaims> change) {
        person(email, true);
        claims = claims.andThen(change);
    }

    /// As {@link #person}, and signed with another key.
    static void forgedPerson(String email) {
        person(email, true);
        forged = true;
    }

    private static String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    @Override
    public Map<String, String> start() {
        try {
            key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("provider-key");
            key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
            strangersKey = RsaJwkGenerator.generateJwk(2048);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> json(
                        exchange,
                        200,
                        Map.of(
                                "issuer", url(),
                                "authorization_endpoint", url() + "/authorize",
                                "token_endpoint", url() + "/token",
                                "jwks_uri", url() + "/jwks")));
        server.createContext("/jwks", exchange -> write(exchange, 200, new JsonWebKeySet(key).toJson()));
        server.createContext("/authorize", TestProvider::authorize);
        server.createContext("/token", TestProvider::token);
        server.start();
        return Map.of(
                "kyber.oidc.enabled",
                "true",
                "kyber.oidc.issuer-url",
                url(),
                "kyber.oidc.client-id",
                CLIENT_ID,
                "kyber.oidc.client-secret",
                CLIENT_SECRET,
                "kyber.oidc.cookie-secret",
                "a-cookie-secret-of-more-than-32-characters");
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void authorize(HttpExchange exchange) throws IOException {
        var query = parameters(exchange.getRequestURI().getRawQuery());
        if (!"code".equals(query.get("response_type"))
                || !CLIENT_ID.equals(query.get("client_id"))
                || !"S256".equals(query.get("code_challenge_method"))
                || !query.get("scope").contains("openid")
                || query.get("nonce") == null) {
            write(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        var code = UUID.randomUUID().toString();
        CODES.put(code, query);
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        query.get("redirect_uri") + "?code=" + code + "&state="
                                + URLEncoder.encode(query.get("state"), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private static void token(HttpExchange exchange) throws IOException {
        var form = parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var basic = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        var request = CODES.remove(form.getOrDefault("code", ""));
        if (request == null
                || !basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !request.get("redirect_uri").equals(form.get("redirect_uri"))
                || !request.get("code_challenge").equals(challenge(form.get("code_verifier")))) {
            write(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        json(
                exchange,
                200,
                Map.of(
                        "access_token",
                        UUID.randomUUID().toString(),
                        "token_type",
                        "Bearer",
                        "expires_in",
                        300,
                        "id_token",
                        idToken(request.get("nonce"))));
    }

    private static String idToken(String nonce) {
        var token = new JwtClaims();
        token.setIssuer(url());
        token.setAudience(CLIENT_ID);
        token.setSubject(UUID.randomUUID().toString());
        token.setIssuedAtToNow();
        token.setExpirationTimeMinutesInTheFuture(5);
        token.setStringClaim("nonce", nonce);
        claims.accept(token);
        var signed = new JsonWebSignature();
        signed.setPayload(token.toJson());
        signed.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        signed.setKeyIdHeaderValue(key.getKeyId());
        signed.setKey((forged ? strangersKey : key).getPrivateKey());
        try {
            return signed.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> parameters(String query) {
        return new HashMap<>(Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b)));
    }

    private static void json(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
        write(exchange, status, new ObjectMapper().writeValueAsString(body));
    }

    private static void write(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
