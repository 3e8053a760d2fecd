package com.kyberaccess.webhook.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The bytes that go out: the contract's five fields in its order (article 3, *Webhook Payload Format*), whatever
/// else the producer sent.
public final class EventBody {
    private EventBody() {}

    /// @param id `evt_…`
    /// @param accountId `acc_…`
    public static byte[] of(String id, String type, Instant timestamp, @Nullable JsonNode data, String accountId) {
        var out = new StringBuilder("{\"id\":");
        WireForm.string(id, out);
        out.append(",\"event\":");
        WireForm.string(type, out);
        out.append(",\"timestamp\":\"")
                .append(timestamp.truncatedTo(ChronoUnit.SECONDS))
                .append("\",\"data\":");
        if (data == null) {
            out.append("null");
        } else {
            WireForm.write(data, out);
        }
        out.append(",\"account_id\":");
        WireForm.string(accountId, out);
        return out.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }

    /// Of an event whose visitor was deleted: ids only.
    static byte[] erased(String id, String type, Instant timestamp, String visitorId, String accountId) {
        var data = JsonNodeFactory.instance.objectNode();
        data.putObject("visitor").put("id", visitorId);
        return of(id, type, timestamp, data, accountId);
    }
}
