package com.kyberaccess.visitor.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.kyberaccess.common.error.ApiException;
import com.kyberaccess.common.error.PlatformError;
import com.kyberaccess.common.sandbox.SandboxResets;
import com.kyberaccess.testing.Infrastructure;
import com.kyberaccess.testing.TestTenants;
import com.kyberaccess.visitor.testsupport.Desk;
import com.kyberaccess.visitor.visit.Visit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class StoredFilesTest {
    private static final byte[] CONTENT = {1, 2, 3};
    private static final Path DIRECTORY = Path.of("target", "files");

    private final Desk desk = Desk.open();

    @Inject
    StoredFiles files;

    @Inject
    FileStore store;

    @Inject
    FileTable table;

    @Inject
    DataSource database;

    @Inject
    SandboxResets resets;

    private UUID visit() {
        return Visit.VISIT_ID.parse(desk.office().checkedIn("Jane", "Smith")).orElseThrow();
    }

    private StoredFiles.Upload upload() {
        return files.upload(CONTENT, "image/jpeg");
    }

    private void keep(UUID visit, StoredFiles.Upload upload) {
        QuarkusTransaction.requiringNew().run(() -> files.keep(desk.tenant(), visit, FileKind.SELFIE, upload));
    }

    private void execute(String sql, UUID key) {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, key);
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private boolean exists(StoredFiles.Upload upload) {
        return store.read(upload.key()).isPresent();
    }

    @Test
    void aKeptFileStays() {
        // Given
        var visit = visit();
        var upload = upload();
        // When
        keep(visit, upload);
        // Then
        assertThat(table.find(visit, FileKind.SELFIE)).hasValue(upload.key());
        assertThat(files.read(upload.key())).hasValue(CONTENT);
        assertThat(table.release(upload.key())).isFalse();
    }

    @Test
    void anUploadThatNobodyKeepsGoesAfterAWhile() {
        // Given
        var upload = upload();
        assertThat(exists(upload)).isTrue();
        // When
        execute("UPDATE file_deletion SET due_at = now() WHERE key = ?", upload.key());
        // Then
        await().until(() -> !exists(upload));
    }

    @Test
    void aReplacedFileGoes() {
        // Given
        var visit = visit();
        var first = upload();
        keep(visit, first);
        var second = upload();
        // When
        keep(visit, second);
        // Then
        await().until(() -> !exists(first));
        assertThat(exists(second)).isTrue();
    }

    @Test
    void aTransactionThatFailsLeavesTheFileBeforeIt() {
        // Given
        var visit = visit();
        var first = upload();
        keep(visit, first);
        var second = upload();
        // When
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    files.keep(desk.tenant(), visit, FileKind.SELFIE, second);
                    throw new IllegalStateException("failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        // Then: the second is still to go, the first is not
        execute("UPDATE file_deletion SET due_at = now() WHERE key = ?", second.key());
        await().until(() -> !exists(second));
        assertThat(table.find(visit, FileKind.SELFIE)).hasValue(first.key());
        assertThat(exists(first)).isTrue();
    }

    @Test
    void anUploadThatWasGivenUpIsNotKept() {
        // Given
        var visit = visit();
        var upload = upload();
        execute("UPDATE file_deletion SET due_at = now(), attempts = 1 WHERE key = ?", upload.key());
        // Then
        assertThatThrownBy(() -> keep(visit, upload))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(PlatformError.SERVICE_UNAVAILABLE));
        assertThat(table.find(visit, FileKind.SELFIE)).isEmpty();
    }

    @Test
    void aStoreThatFailsIsAskedAgain() throws IOException {
        // Given: in the file's place is what can't be deleted
        var key = UUID.randomUUID();
        var name = key.toString();
        var obstacle = DIRECTORY
                .resolve(name.substring(name.length() - 4, name.length() - 2))
                .resolve(name.substring(name.length() - 2))
                .resolve(name);
        Files.createDirectories(obstacle.resolve("full"));
        // When
        execute("INSERT INTO file_deletion (key) VALUES (?)", key);
        await().until(() -> attempts(key) >= 2);
        Files.delete(obstacle.resolve("full"));
        // Then
        await().until(() -> attempts(key) < 0);
        assertThat(obstacle).doesNotExist();
    }

    /// Negative if there is no such row.
    private int attempts(UUID key) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("SELECT attempts FROM file_deletion WHERE key = ?")) {
            select.setObject(1, key);
            var row = select.executeQuery();
            return row.next() ? row.getInt(1) : -1;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theFilesOfErasedVisitsGo() {
        // Given
        var visit = visit();
        var upload = upload();
        keep(visit, upload);
        // When
        QuarkusTransaction.requiringNew().run(() -> files.remove(TestTenants.next(), List.of(visit)));
        assertThat(table.find(visit, FileKind.SELFIE)).hasValue(upload.key());
        QuarkusTransaction.requiringNew().run(() -> files.remove(desk.tenant(), List.of(visit)));
        // Then
        await().until(() -> !exists(upload));
        assertThat(table.find(visit, FileKind.SELFIE)).isEmpty();
    }

    @Test
    void theFilesOfADeletedVisitGoByThemselves() {
        // Given
        var visit = visit();
        var upload = upload();
        keep(visit, upload);
        // When
        execute("DELETE FROM visit WHERE id = ?", visit);
        // Then
        await().until(() -> !exists(upload));
    }

    @Test
    void theFilesOfASandboxGoWithIt() {
        // Given
        var sandbox = Desk.of(TestTenants.sandboxOf(desk.tenant()));
        var live = visit();
        var kept = upload();
        keep(live, kept);
        var visit = Visit.VISIT_ID
                .parse(sandbox.office().checkedIn("Jane", "Smith"))
                .orElseThrow();
        var upload = upload();
        QuarkusTransaction.requiringNew().run(() -> files.keep(sandbox.tenant(), visit, FileKind.SELFIE, upload));
        // When
        resets.reset(desk.tenant().accountId(), Instant.now());
        // Then
        await().until(() -> !exists(upload));
        assertThat(exists(kept)).isTrue();
    }
}
