package com.kyberaccess.common.crypto;

import com.kyberaccess.common.command.CommandFailedException;
import com.kyberaccess.common.command.OperatorCommand;
import io.quarkus.logging.Log;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The operator's way to a new key: afterwards nothing needs the old ones. It commits as it goes, may be ended at any
/// moment, begun again, and run beside the requests, and beside itself. A service that keeps {@link SealedRows} has it
/// as a bean.
public final class ReencryptSecrets implements OperatorCommand {
    private static final String LIMIT = "limit";
    private static final int BATCH = 200;

    private final KeyRing ring;
    private final List<SealedRows> columns;

    public ReencryptSecrets(KeyRing ring, List<SealedRows> columns) {
        this.ring = ring;
        this.columns = List.copyOf(columns);
    }

    /// @param currentKey the id of the key that seals
    /// @param reencrypted values, this time
    /// @param remaining values that are not under that key now
    /// @param unreadable those of them that were tried and that no configured key opens
    /// @param keys values by column and key
    @RegisterForReflection
    public record Result(
            String currentKey,
            long reencrypted,
            long remaining,
            long unreadable,
            Map<String, Map<String, Long>> keys) {}

    @Override
    public String name() {
        return "reencrypt-secrets";
    }

    @Override
    public String description() {
        return "Encrypts what is stored with the first key of " + ring.property()
                + ", after which the others are not needed; limit=… for so many at a time";
    }

    @Override
    public Object run(Map<String, String> parameters) {
        long limit = limit(parameters);
        if (!ring.seals()) {
            throw new IllegalArgumentException(ring.property() + " is not set: there is no key to encrypt with");
        }
        long done = 0;
        long unreadable = 0;
        for (var column : columns) {
            String last = null;
            do {
                var batch = column.reseal(last, Math.clamp(limit - done, 1, BATCH));
                done += batch.resealed();
                unreadable += batch.unreadable();
                last = batch.last();
                Log.infof("secrets encrypted with the present key column=%s done=%d", column.name(), done);
            } while (last != null && done < limit);
            if (done >= limit) {
                break;
            }
        }
        return report(done, unreadable);
    }

    private Result report(long done, long unreadable) {
        var keys = new TreeMap<String, Map<String, Long>>();
        columns.forEach(column -> keys.put(column.name(), column.byKey()));
        var result = new Result(ring.current(), done, remaining(keys), unreadable, keys);
        if (unreadable > 0) {
            throw new CommandFailedException(
                    "no key of " + ring.property() + " opens some of the secrets; the log names them", result);
        }
        return result;
    }

    private long remaining(Map<String, Map<String, Long>> keys) {
        return keys.values().stream()
                .flatMap(column -> column.entrySet().stream())
                .filter(key -> !key.getKey().equals(ring.current()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static long limit(Map<String, String> parameters) {
        var limit = parameters.getOrDefault(LIMIT, String.valueOf(Integer.MAX_VALUE));
        if (!Set.of(LIMIT).containsAll(parameters.keySet()) || !limit.matches("[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException("the only parameter is limit=1…");
        }
        return Long.parseLong(limit);
    }

    /// Fails the start where a key is missing that something stored needs: better than requests that fail later.
    ///
    /// @throws io.quarkus.runtime.configuration.ConfigurationException naming the setting and the key
    public void requireKeys() {
        for (var column : columns) {
            column.byKey().keySet().stream()
                    .filter(key -> !key.equals(KeyRing.CLEAR) && !key.equals(KeyRing.UNNAMED))
                    .filter(key -> !ring.ids().contains(key))
                    .findFirst()
                    .ifPresent(key -> {
                        throw ring.missing(key);
                    });
        }
    }
}
