package com.kyberaccess.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationRulesTest {
    private static final Path REPOSITORY = Path.of("..", "..");

    @ParameterizedTest
    @EnumSource(Service.class)
    void noMigrationSinceTheLastReleaseTakesAwayWhatThatReleaseNeeds(Service service) throws IOException {
        // Given
        var released = released(service);
        // When, Then
        assertThat(migrations(service))
                .filteredOn(file -> version(file).compareTo(released.newest()) > 0)
                .allSatisfy(file -> {
                    var text = read(file);
                    if (!isContractStep(text)) {
                        assertThat(MigrationRules.broken(text))
                                .as(file.toString())
                                .isEmpty();
                    }
                });
    }

    /// Flyway refuses the database of whoever has the release: its migrations go one way.
    @ParameterizedTest
    @EnumSource(Service.class)
    void noMigrationIsPutBeforeTheNewestOfTheLastRelease(Service service) throws IOException {
        // Given
        var released = released(service);
        // When
        var upToIt = migrations(service).stream()
                .map(MigrationRulesTest::version)
                .filter(version -> version.compareTo(released.newest()) <= 0)
                .toList();
        // Then
        assertThat(upToIt).hasSize(released.count()).endsWith(released.newest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE visit",
                "drop view if exists visits",
                "DROP FUNCTION reserve_pace(uuid)",
                "TRUNCATE visit",
                "ALTER TABLE visit DROP COLUMN purpose",
                "ALTER TABLE IF EXISTS visit\n    ADD COLUMN a text,\n    DROP purpose",
                "ALTER TABLE visit RENAME TO visits",
                "ALTER TABLE visit RENAME purpose TO reason",
                "ALTER TYPE level RENAME VALUE 'soft' TO 'gentle'",
                "ALTER TABLE visit ALTER COLUMN badge TYPE bigint",
                "ALTER TABLE visit ALTER badge SET DATA TYPE bigint USING badge::bigint",
                "ALTER TABLE visit ALTER COLUMN purpose SET NOT NULL",
                "ALTER TABLE visit ALTER COLUMN purpose DROP DEFAULT",
                "ALTER TABLE visit ADD COLUMN floor integer NOT NULL",
                "ALTER TABLE visit ADD COLUMN a numeric(5, 2) DEFAULT 0 NOT NULL, ADD floor integer NOT NULL CHECK (floor IN (1, 2))",
                "ALTER TABLE visit ADD CONSTRAINT short CHECK (length(purpose) < 10)",
                "ALTER TABLE visit ADD UNIQUE (badge)",
                "CREATE UNIQUE INDEX CONCURRENTLY visit_badge ON visit (badge)",
                "DO $$ BEGIN ALTER TABLE visit DROP COLUMN purpose; END $$",
                "CREATE TABLE other (id uuid); DROP TABLE visit"
            })
    void whatTakesAwayOrNarrowsIsFound(String statement) {
        assertThat(MigrationRules.broken("-- A comment; with a semicolon\n" + statement + ";"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE visit (id uuid NOT NULL, purpose text CHECK (purpose <> ''))",
                "CREATE TABLE visit (id uuid); CREATE UNIQUE INDEX visit_id ON visit (id); ALTER TABLE visit ADD UNIQUE (id)",
                "ALTER TABLE visit ADD COLUMN floor integer",
                "ALTER TABLE visit ADD COLUMN floor integer NOT NULL DEFAULT 0, ADD COLUMN room text",
                "ALTER TABLE visit ADD COLUMN search text NOT NULL GENERATED ALWAYS AS (lower(purpose)) STORED",
                "ALTER TABLE visit ALTER COLUMN purpose DROP NOT NULL",
                "ALTER TABLE visit DROP CONSTRAINT short",
                "ALTER TABLE visit ALTER COLUMN codes SET STATISTICS 0",
                "DROP INDEX visit_by_text",
                "ALTER INDEX visit_by_text RENAME TO visit_by_words",
                "CREATE INDEX CONCURRENTLY visit_badge ON visit (badge)",
                "COMMENT ON TABLE visit IS 'never DROP TABLE visit; never'",
                "-- ALTER TABLE visit DROP COLUMN purpose;\nALTER TABLE visit ADD COLUMN room text"
            })
    void whatOnlyAddsIsFine(String statement) {
        assertThat(MigrationRules.broken(statement + ";")).isEmpty();
    }

    @Test
    void theRulesAreReadInRealMigrations() throws IOException {
        assertThat(migrations(Service.WEBHOOK))
                .filteredOn(file -> !MigrationRules.broken(read(file)).isEmpty())
                .extracting(MigrationRulesTest::version)
                .contains("033", "034", "035")
                .doesNotContain("090", "091");
    }

    @Test
    void aContractStepNamesTheReleaseSinceWhichNothingReadsWhatItTakesAway() throws IOException {
        var statement = "\nALTER TABLE visit DROP COLUMN purpose;\n";
        assertThat(isContractStep("-- Contract: purpose, unread since 0.0.9" + statement))
                .isTrue();
        assertThat(isContractStep("-- Contract: purpose, unread since " + version() + statement))
                .as("a release that is not there yet")
                .isFalse();
        assertThat(isContractStep("-- Contract: purpose" + statement)).isFalse();
    }

    /// The release has to be an earlier one than that which this checkout becomes.
    private static boolean isContractStep(String migration) throws IOException {
        var next = Version.parse(version());
        return MigrationRules.unreadSince(migration)
                .filter(release -> Version.parse(release).compareTo(next) < 0)
                .isPresent();
    }

    /// Of this checkout, without `-SNAPSHOT`.
    private static String version() throws IOException {
        var version = Pattern.compile("<version>([0-9.]+)(-SNAPSHOT)?</version>")
                .matcher(Files.readString(REPOSITORY.resolve("pom.xml")));
        assertThat(version.find()).isTrue();
        return version.group(1);
    }

    /// What the last release has of a service's migrations.
    private record Released(int count, String newest) {}

    private static Released released(Service service) throws IOException {
        var baseline = new Properties();
        try (var file = Files.newBufferedReader(REPOSITORY.resolve("deploy/upgrade/baseline.properties"))) {
            baseline.load(file);
        }
        var words = baseline.getProperty(service.processName()).split(" up to ", -1);
        return new Released(Integer.parseInt(words[0]), words[1]);
    }

    private static List<Path> migrations(Service service) throws IOException {
        var folder = REPOSITORY.resolve(service.processName()).resolve("src/main/resources/db/migration");
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    /// `033` of `V033__partition_event.sql`: all have three digits.
    private static String version(Path file) {
        return file.getFileName().toString().substring(1, 4);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
