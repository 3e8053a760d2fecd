package com.kyberaccess.webhook.signing;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The headers of one attempt: the contract's (article 3, *Webhook Payload Format* and *Verifying Webhook
/// Signatures*) and those of the Standard Webhooks specification 1.0, over the same bytes. Timestamp and signatures
/// are new on every attempt; the ids are not.
@Singleton
public class RequestSigner {
    private static final String HMAC_SHA256 = "HmacSHA256";
    private static final String USER_AGENT = "KyberAccess-Webhooks/1";

    /// While a rotated secret's overlap lasts, the standard's header has both signatures, the new secret's
    /// first. The contract's header has room for one: it stays the old secret's until the overlap ends, so that
    /// a receiver that knows nothing of rotation goes on verifying until its owner replaces the secret there
    /// (docs/adr/0014).
    ///
    /// @param delivery `dlv_…`, also the `webhook-id`
    /// @param type the event's type
    /// @param at when the attempt is made
    /// @param body the very bytes that are sent
    public SequencedMap<String, String> headers(
            SigningSecrets secrets, String delivery, String type, Instant at, byte[] body) {
        var timestamp = Long.toString(at.getEpochSecond());
        var previous = secrets.previous();
        var contractSecret = previous == null ? secrets.current() : previous;
        var contract = hmac(contractSecret.text().getBytes(StandardCharsets.UTF_8), timestamp + ".", body);
        var standard = standard(secrets.current(), delivery, timestamp, body);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", USER_AGENT);
        headers.put("X-KyberAccess-Event", type);
        headers.put("X-KyberAccess-Delivery", delivery);
        headers.put("X-KyberAccess-Timestamp", timestamp);
        headers.put("X-KyberAccess-Signature", "sha256=" + HexFormat.of().formatHex(contract));
        headers.put("webhook-id", delivery);
        headers.put("webhook-timestamp", timestamp);
        headers.put(
                "webhook-signature",
                previous == null ? standard : standard + " " + standard(previous, delivery, timestamp, body));
        return headers;
    }

    private static String standard(SigningSecret secret, String delivery, String timestamp, byte[] body) {
        var signature = hmac(secret.bytes(), delivery + "." + timestamp + ".", body);
        return "v1," + Base64.getEncoder().encodeToString(signature);
    }

    private static byte[] hmac(byte[] key, String prefix, byte[] body) {
        try {
            var mac = Mac.getInstance(HMAC_SHA256);
            mac.init(new SecretKeySpec(key, HMAC_SHA256));
            mac.update(prefix.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
