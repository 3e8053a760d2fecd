package com.kyberaccess.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void pageHasDateMachineCommandAndTable() throws IOException {
        // When
        var report = report();
        report.table("what", "p99", "rate", "count");
        report.row("drain", Duration.ofNanos(1_550_000), 5_012.4, 100_000);
        var page = Files.readString(report.write());

        // Then
        assertThat(page)
                .startsWith("# Webhooks\n")
                .contains("Measured 2026-01-15T09:30:00Z with `./kyber bench webhooks` on ", " cores", "JDK ")
                .contains(
                        "| what | p99 | rate | count |\n| --- | --- | --- | --- |\n| drain | 1.6 ms | 5,012 | 100,000 |");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("| drain | 1.6 ms |");
    }

    @Test
    void whatPeopleWroteAroundTheFiguresStays() throws IOException {
        // Given
        var page = report().write();
        Files.writeString(page, Files.readString(page) + "\nBound by the disk.\n");

        // When
        var again = report();
        again.say("new figures");
        again.write();

        // Then
        assertThat(Files.readString(page)).contains("new figures").endsWith("\nBound by the disk.\n");
    }

    @Test
    void pageThatIsNotOursIsNotOverwritten() throws IOException {
        // Given
        Files.writeString(folder.resolve("webhooks.md"), "by hand");

        // Then
        assertThatThrownBy(() -> report().write()).hasMessageContaining("no generated part");
    }

    private Report report() {
        var clock = Clock.fixed(Instant.parse("2026-01-15T09:30:12Z"), ZoneOffset.UTC);
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new Report("webhooks", "Webhooks", "./kyber bench webhooks", folder, clock, out);
    }
}
