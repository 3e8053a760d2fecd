package com.kyberaccess.bench.harness;

import java.time.Duration;
import java.util.stream.Stream;

/// CPU time of a process, user and system together.
public final class CpuTime {

    private CpuTime() {}

    /// Of one process since it started.
    ///
    /// @throws IllegalStateException when it is gone
    public static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("no CPU time of process " + pid));
    }

    /// Of a process and those below it that are alive, such as PostgreSQL's backends. What has ended meanwhile no
    /// longer counts: measure with pooled connections.
    public static Duration ofTree(long pid) {
        ProcessHandle root =
                ProcessHandle.of(pid).orElseThrow(() -> new IllegalStateException("there is no process " + pid));
        return Stream.concat(Stream.of(root), root.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    /// Of this JVM: the load, the sink, and Kafka.
    public static Duration ofThisProcess() {
        return of(ProcessHandle.current().pid());
    }
}
