package com.kyberaccess.auth.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.kyberaccess.common.command.CommandFailedException;
import com.kyberaccess.common.command.OperatorCommand;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.TransactionSemantics;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads every chain of the audit log from its beginning and computes it anew. An entry that was changed,
/// removed or put in by hand shows, and so does a chain that ends too early. Whoever can write the database can
/// also compute a whole new chain: compare the ends that this prints with those that it printed before
/// (`account`, `mode`, `seq`, `hash`).
@Singleton
class VerifyAuditLog implements OperatorCommand {
    private static final int BREAKS_SHOWN = 20;
    private static final int LONGEST_SECONDS = (int) Duration.ofMinutes(30).toSeconds();

    private final AuditTable table;
    private final ObjectReader entries;

    VerifyAuditLog(AuditTable table, ObjectMapper mapper) {
        this.table = table;
        this.entries = mapper.readerFor(AuditLogEntry.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /// @param head the hash of the last entry, in hexadecimal
    record ChainReport(String account, String mode, long entries, String head) {}

    /// @param seq the entry at which the chain does not fit
    record Break(String account, String mode, long seq, String problem) {}

    record Result(long entries, List<ChainReport> chains, List<Break> breaks) {}

    @Override
    public String name() {
        return "verify-audit-log";
    }

    @Override
    public String description() {
        return "Recomputes the hash chains of the audit log; account=acc_… mode=live|sandbox seq=N hash=HEX also checks"
                + " that an end printed earlier is still in its chain";
    }

    @Override
    public Object run(Map<String, String> parameters) {
        var expected = ExpectedLink.of(parameters);
        var result = QuarkusTransaction.runner(TransactionSemantics.REQUIRE_NEW)
                .timeout(LONGEST_SECONDS)
                .call(() -> verify(expected));
        if (!result.breaks().isEmpty()) {
            throw new CommandFailedException("the audit log has been tampered with", result);
        }
        return result;
    }

    private Result verify(@Nullable ExpectedLink expected) {
        var reports = new ArrayList<ChainReport>();
        var breaks = new ArrayList<Break>();
        boolean expectedSeen = false;
        for (var chain : table.chains()) {
            var check = new ChainCheck(chain, expected);
            table.eachOf(chain.tenant(), check::next);
            check.finish();
            reports.add(new ChainReport(
                    chain.tenant().account(),
                    chain.tenant().mode().wireName(),
                    chain.end().seq(),
                    chain.end().hex()));
            check.problem().ifPresent(breaks::add);
            expectedSeen |= expected != null && expected.of(chain.tenant());
        }
        if (expected != null && !expectedSeen) {
            breaks.add(new Break(expected.account(), expected.mode(), expected.seq(), "the chain is gone"));
        }
        long total = reports.stream().mapToLong(ChainReport::entries).sum();
        return new Result(total, reports, List.copyOf(breaks.subList(0, Math.min(breaks.size(), BREAKS_SHOWN))));
    }

    /// One chain, entry by entry, up to the first that does not fit.
    private final class ChainCheck {
        private final AuditTable.Chain chain;
        private final @Nullable ExpectedLink expected;
        private Link end = Link.NONE;
        private @Nullable Break broken;

        ChainCheck(AuditTable.Chain chain, @Nullable ExpectedLink expected) {
            this.chain = chain;
            this.expected = expected != null && expected.of(chain.tenant()) ? expected : null;
        }

        void next(AuditTable.Stored entry) {
            if (broken != null) {
                return;
            }
            end = end.next(entry.content());
            if (entry.seq() != end.seq()) {
                fail(end.seq(), "the entry is missing");
            } else if (!Arrays.equals(entry.hash(), end.hash())) {
                fail(entry.seq(), "the hash does not fit the content and the entries before it");
            } else if (!columnsFit(entry)) {
                fail(entry.seq(), "the columns are not what the content says");
            } else if (expected != null
                    && expected.seq() == end.seq()
                    && !expected.hash().equals(end.hex())) {
                fail(entry.seq(), "the hash is not the one that was expected here");
            }
        }

        void finish() {
            if (broken == null
                    && (chain.end().seq() != end.seq()
                            || !Arrays.equals(chain.end().hash(), end.hash()))) {
                fail(end.seq() + 1, "the chain does not end where it should");
            }
            if (broken == null && expected != null && expected.seq() > end.seq()) {
                fail(end.seq() + 1, "the chain is shorter than expected");
            }
        }

        Optional<Break> problem() {
            return Optional.ofNullable(broken);
        }

        private void fail(long seq, String problem) {
            broken = new Break(chain.tenant().account(), chain.tenant().mode().wireName(), seq, problem);
        }

        private boolean columnsFit(AuditTable.Stored stored) {
            try {
                AuditLogEntry entry = entries.readValue(stored.content());
                return entry.id().equals(AuditLogEntry.ID.text(stored.id()))
                        && entry.actor().equals(stored.actor())
                        && entry.action().equals(stored.action())
                        && entry.object().equals(stored.object());
            } catch (JsonProcessingException e) {
                return false;
            }
        }
    }
}
