package com.kyberaccess.visitor.screening.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;

/// A call to a registry with its limits. An attempt ends after 2 s, whatever the registry does: does not
/// connect, hangs, or sends a byte a second. One that can't be reached, or says 502, 503 or 504, is asked once
/// more: a search changes nothing. While every second call fails, the circuit is open and nobody waits.
/// Redirects are not followed: they would take people's names elsewhere.
@ApplicationScoped
class RegistryCall {
    /// Of an answer, in bytes: many times the longest that is of use.
    static final int MAX_BODY = 256 * 1024;

    private static final Set<Integer> TEMPORARY = Set.of(502, 503, 504);

    private final ObjectMapper mapper;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(1))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    RegistryCall(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// @throws RegistryException if it gave no answer that can be read
    @Retry(maxRetries = 1, delay = 100, jitter = 50, retryOn = RegistryException.Unavailable.class)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 5_000)
    @Timeout(2_000)
    @Bulkhead(64)
    RegistryAnswer ask(RegistryEndpoint endpoint, RegistryRequest request) {
        try {
            var sent = HttpRequest.newBuilder(endpoint.url())
                    .header("Content-Type", "application/json")
                    .header("Accept", "application/json")
                    .POST(BodyPublishers.ofByteArray(mapper.writeValueAsBytes(request)));
            if (endpoint.token() != null) {
                sent.header("Authorization", "Bearer " + endpoint.token());
            }
            var response = http.send(sent.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY));
            if (TEMPORARY.contains(response.statusCode())) {
                throw new RegistryException.Unavailable(response.statusCode());
            }
            if (response.statusCode() != 200) {
                throw RegistryException.refused(response.statusCode());
            }
            var answer = mapper.readValue(response.body(), RegistryAnswer.class);
            if (answer == null) {
                throw RegistryException.notValid("body");
            }
            return answer;
        } catch (JsonProcessingException e) {
            throw RegistryException.unreadable(e);
        } catch (IOException e) {
            throw new RegistryException.Unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RegistryException.interrupted(e);
        }
    }
}
