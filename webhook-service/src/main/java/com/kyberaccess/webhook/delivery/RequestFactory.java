package com.kyberaccess.webhook.delivery;

import com.kyberaccess.webhook.egress.EgressAddresses;
import com.kyberaccess.webhook.header.HeaderVault;
import com.kyberaccess.webhook.signing.RequestSigner;
import com.kyberaccess.webhook.signing.SecretVault;
import com.kyberaccess.webhook.signing.SigningSecrets;
import com.kyberaccess.webhook.subscription.Endpoint;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// Makes the request of one attempt.
@Singleton
public class RequestFactory {
    private final RequestSigner signer;
    private final SecretVault secrets;
    private final HeaderVault headers;
    private final EgressAddresses addresses;

    RequestFactory(RequestSigner signer, SecretVault secrets, HeaderVault headers, EgressAddresses addresses) {
        this.signer = signer;
        this.secrets = secrets;
        this.headers = headers;
        this.addresses = addresses;
    }

    /// @param at when the attempt is made
    /// @param body the event's bytes
    public OutgoingRequest prepare(Endpoint endpoint, UUID deliveryId, String eventType, Instant at, byte[] body) {
        var signed = signer.headers(secrets(endpoint, at), Delivery.ID.text(deliveryId), eventType, at, body);
        var custom = headers.open(endpoint.storedHeaders(), endpoint.subscriptionId());
        return new OutgoingRequest(
                URI.create(endpoint.url()),
                addresses.choose(endpoint.ipAllowlist(), endpoint.subscriptionId()),
                merged(custom.values(), signed),
                merged(custom.masked(), signed),
                body);
    }

    private SigningSecrets secrets(Endpoint endpoint, Instant at) {
        var current = secrets.open(endpoint.storedSecret(), endpoint.subscriptionId());
        var previous = endpoint.previousSecret();
        var until = endpoint.previousSecretUntil();
        return previous != null && until != null && at.isBefore(until)
                ? new SigningSecrets(current, secrets.open(previous, endpoint.subscriptionId()))
                : SigningSecrets.only(current);
    }

    /// Ours win, whatever is stored.
    private static Map<String, String> merged(Map<String, String> custom, Map<String, String> ours) {
        if (custom.isEmpty()) {
            return ours;
        }
        var all = new LinkedHashMap<>(custom);
        all.putAll(ours);
        return all;
    }
}
