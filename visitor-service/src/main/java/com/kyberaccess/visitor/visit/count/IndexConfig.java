package com.kyberaccess.visitor.visit.count;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/// The index of large tenants' visits.
@ConfigMapping(prefix = "kyber.visit-index")
public interface IndexConfig {
    /// Visits from which on a tenant whose visitors are listed gets an index.
    @WithDefault("20000")
    @Min(1)
    int threshold();

    /// Changed visits that are indexed at once, 1,024 at the most. Until then every list looks at each of them.
    @WithDefault("1000")
    @Min(1)
    int flushSize();

    /// How long fewer of them may wait.
    @WithDefault("30s")
    Duration flushAfter();

    /// Visits of one rank when an index is built, the least: a page by name or company is walked to within one.
    @WithDefault("256")
    @Min(1)
    int partSize();

    /// Visits of one rank from which on it is cut.
    @WithDefault("5000")
    @Min(2)
    int rankSize();

    /// Visits that a search reads one by one rather than more bitmaps, the most.
    @WithDefault("500")
    @Min(0)
    int readAtMost();

    /// Visits of an hour or a minute in one segment, the least, from which on its parts have bitmaps too.
    @WithDefault("256")
    @Min(1)
    int partedFrom();

    /// What a replica keeps of them in its heap: bitmaps that lists read again and again.
    @WithDefault("48M")
    MemorySize memory();

    /// The smallest of them: what is less is read as soon as it is looked up.
    @WithDefault("2K")
    MemorySize memoryFrom();
}
