package com.kyberaccess.bench.visitors;

import com.kyberaccess.bench.harness.Checkout;
import com.kyberaccess.bench.harness.Machine;
import com.kyberaccess.local.ServiceProcess;
import com.kyberaccess.local.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// PostgreSQL, Kafka and Redis, auth-service and visitor-service, in a folder that is kept: ten million visits
/// take longer to make than to list.
final class Stage implements AutoCloseable {
    static final String EMAIL = "owner@bench.test";
    static final String PASSWORD = "bench-owner-password";
    private static final Map<String, String> AUTH = Map.of(
            "KYBER_RATE_LIMIT_ENABLED",
            "false",
            "KYBER_BOOTSTRAP_PLAN",
            "enterprise",
            "KYBER_BOOTSTRAP_TIME_ZONE",
            "America/New_York",
            "KYBER_BOOTSTRAP_OWNER_EMAIL",
            EMAIL,
            "KYBER_BOOTSTRAP_OWNER_PASSWORD",
            PASSWORD);
    /// What an operator sets first: buffers for what is asked for, and checkpoints that are not forced by size, nor so
    /// often that every page goes to the log whole again each five minutes (PostgreSQL manual, WAL configuration).
    /// Most of the memory, not the usual quarter: ten million visits are 15 GB, and a kernel that takes file pages
    /// back early (DAMON in virtual machines; `workingset_refault_file` of `/proc/vmstat` shows it) has every page
    /// that was not asked for in a while read from the disk again.
    private static final List<String> SETTINGS = List.of(
            "ALTER SYSTEM SET shared_buffers = '%d MB'".formatted(Machine.memoryMegabytes() * 65 / 100),
            "ALTER SYSTEM SET effective_cache_size = '%d MB'".formatted(Machine.memoryMegabytes() * 75 / 100),
            "ALTER SYSTEM SET max_wal_size = '8GB'",
            "ALTER SYSTEM SET checkpoint_timeout = '15min'");
    /// Of the heap: the ranks' bits of ten million visits are 30 MB, a thousand hosts' bitmaps 20.
    static final String BITMAPS = "192M";

    /// Half of it for what is young: by the default, a third of what is used, bitmaps that lists still work on are too
    /// many for a collection to keep there. Each took 11 ms, and left them in the old half, soon a gigabyte.
    private static final List<String> HEAP = List.of("-Xmx2g", "-Xmn1g");

    private final Workbench workbench;
    private final ServiceProcess auth;
    private final ServiceProcess visitor;
    private final Database database;

    Stage(Path folder) {
        tune(folder);
        workbench = Workbench.open(folder, Checkout.root());
        auth = workbench.start("auth", AUTH, List.of("-Xmx256m"));
        visitor = workbench.start(
                "visitor",
                Map.of(
                        "KYBER_RATE_LIMIT_ENABLED",
                        "false",
                        "KYBER_VISIT_INDEX_MEMORY",
                        BITMAPS,
                        "QUARKUS_LOG_LEVEL",
                        "WARN"),
                HEAP);
        database = new Database(workbench.postgres().dataSource(workbench.database("visitor")));
    }

    /// They hold from the next start on.
    private static void tune(Path folder) {
        var tuned = folder.resolve("tuned");
        try {
            if (Files.exists(tuned) && Files.readAllLines(tuned).equals(SETTINGS)) {
                return;
            }
            try (var first = Workbench.open(folder, Checkout.root());
                    var database = new Database(first.postgres().dataSource(first.database("visitor")))) {
                SETTINGS.forEach(database::execute);
            }
            Files.write(tuned, SETTINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ServiceProcess auth() {
        return auth;
    }

    ServiceProcess visitor() {
        return visitor;
    }

    Database database() {
        return database;
    }

    @Override
    public void close() {
        database.close();
        workbench.close();
    }
}
